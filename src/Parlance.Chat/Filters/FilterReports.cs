using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;
using Parlance.Chat.Reports;

namespace Parlance.Chat.Filters;

/// <summary>Puts a message in which a filter has found something into the list of those who decide: of the conversation, or of the server.</summary>
internal sealed class FilterReports(ReportNews news, TimeProvider clock)
{
    public async Task ReportAsync(DbSession db, Place place, Message message, IReadOnlyList<Filter> filters)
    {
        foreach (var some in filters.GroupBy(filter => ReviewersOf(place, filter)))
        {
            await ReportAsync(db, message, some.Key, some.First(), string.Join(", ", some.Select(filter => filter.Name)));
        }
    }

    private async Task ReportAsync(DbSession db, Message message, ReportReviewers reviewers, Filter filter, string note)
    {
        var now = clock.GetUtcNow();
        var report = new Report
        {
            Id = Guid.CreateVersion7(now),
            ClientId = Guid.CreateVersion7(now),
            // Nobody reads this of it: whoever has made the filter has not seen the message.
            ReporterId = filter.ChangedBy,
            Reviewers = reviewers,
            ConversationId = message.ConversationId,
            Seq = message.Seq,
            UserId = message.AuthorId,
            Reason = ReportReason.Filter,
            Note = note.Length > ReportLimits.NoteCharsMax ? note[..ReportLimits.NoteCharsMax] : note,
            Evidence = message.Said,
            WrittenAt = message.EditedAt ?? message.CreatedAt,
            CreatedAt = now,
        };
        // One that waits already has the message before them.
        if (await ReportStore.FindOpenAsync(db, report) is null)
        {
            await ReportStore.InsertAsync(db, report);
            await news.TellAsync(db, report);
        }
    }

    private static ReportReviewers ReviewersOf(Place place, Filter filter) =>
        filter.IsOfServer || place.Kind is ConversationKind.Direct || place.Role >= MemberRole.Moderator ? ReportReviewers.Administrators : ReportReviewers.Moderators;
}
