using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Contracts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Reports;

/// <summary>Somebody has reported something, or it was decided: whoever has the list of reports on the screen reads it again. The list is what counts.</summary>
/// <param name="Conversation">Whose list; null for that of the server.</param>
[ServerEvent(ReportNews.ChangeEvent, Scope.ModerationRead)]
internal sealed record ReportChange(ConversationId? Conversation);

/// <summary>Tells those who decide about reports that there is something to do. Whoever is reported hears nothing.</summary>
internal sealed class ReportNews(FeedPublisher feeds)
{
    public const string ChangeEvent = "report:change";

    /// <summary>Tells, once the transaction is on disk, those who see the report in their list.</summary>
    public async Task TellAsync(DbSession db, Report report)
    {
        var reviewers = await ReviewersAsync(db, report);
        if (reviewers.Count > 0)
        {
            var conversation = report.Reviewers is ReportReviewers.Moderators ? report.ConversationId : null;
            feeds.Tell(db, [.. reviewers.Select(FeedName.Of)], ChangeEvent, new ReportChange(conversation));
        }
    }

    private static Task<IReadOnlyList<UserId>> ReviewersAsync(DbSession db, Report report) => report.Reviewers is ReportReviewers.Moderators
        ? db.QueryAsync<UserId>(
            """
            SELECT user_id FROM members WHERE conversation_id = @ConversationId AND left_at IS NULL AND role >= @lowest AND user_id <> @UserId
            ORDER BY role DESC, user_id LIMIT @ToldMax
            """,
            new { report.ConversationId, report.UserId, lowest = MemberRole.Moderator, ReportLimits.ToldMax })
        : db.QueryAsync<UserId>(
            "SELECT id FROM users WHERE role = @role AND id <> @UserId AND disabled_at IS NULL AND deleted_at IS NULL ORDER BY id LIMIT @ToldMax",
            new { report.UserId, role = ServerRole.Administrator, ReportLimits.ToldMax });
}
