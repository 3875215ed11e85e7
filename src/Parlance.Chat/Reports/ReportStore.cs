using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Reports;

/// <summary>The SQL of <c>reports</c>.</summary>
internal static class ReportStore
{
    public static Task<Report?> FindAsync(DbSession db, Guid id) => db.FindAsync<Report>($"SELECT {Report.Columns} FROM reports WHERE id = @id", new { id });

    /// <summary>What an earlier request with this client id has made.</summary>
    public static Task<Report?> FindSentAsync(DbSession db, UserId reporter, Guid clientId) => db.FindAsync<Report>(
        $"SELECT {Report.Columns} FROM reports WHERE reporter_id = @reporter AND client_id = @clientId", new { reporter, clientId });

    public static Task<long> CountOpenAsync(DbSession db, UserId reporter) => db.ScalarAsync<long>(
        "SELECT COUNT(*) FROM reports WHERE reporter_id = @reporter AND decided_at IS NULL AND reason <> @Filter", new { reporter, ReportReason.Filter });

    /// <summary>What somebody has reported already, and what waits.</summary>
    public static Task<Guid?> FindOpenAsync(DbSession db, Report like) => db.FindAsync<Guid?>(
        like.Seq is null
            ? "SELECT id FROM reports WHERE reporter_id = @ReporterId AND conversation_id IS NULL AND user_id = @UserId AND decided_at IS NULL ORDER BY id LIMIT 1"
            : "SELECT id FROM reports WHERE conversation_id = @ConversationId AND seq = @Seq AND reporter_id = @ReporterId AND decided_at IS NULL ORDER BY id LIMIT 1",
        like);

    public static Task<int> InsertAsync(DbSession db, Report row) => db.ExecuteAsync(
        $"INSERT INTO reports ({Report.Columns}) VALUES (@Id, @ClientId, @ReporterId, @Reviewers, @ConversationId, @Seq, @UserId, @Reason, @Note, @Evidence, "
        + "@WrittenAt, @CreatedAt, @DecidedAt, @DecidedBy, @Decision, @DecisionNote)",
        row);

    /// <summary>Those of a conversation, or those for the administrators of the server; never those about whoever asks.</summary>
    public static Task<IReadOnlyList<Report>> ListAsync(DbSession db, UserId asker, ConversationId? conversation, bool open, PageQuery page)
    {
        var reviewers = conversation is null ? ReportReviewers.Administrators : ReportReviewers.Moderators;
        var where = conversation is null ? "" : "AND conversation_id = @conversation";
        return db.QueryAsync<Report>(
            $"""
            SELECT {Report.Columns} FROM reports WHERE reviewers = @reviewers {where} AND decided_at IS {(open ? "" : "NOT ")}NULL
                AND id < @Before AND user_id <> @asker
            ORDER BY id DESC LIMIT @Take
            """,
            new { reviewers, conversation, asker, page.Before, page.Take });
    }

    /// <returns>False if somebody else has decided it already.</returns>
    public static async Task<bool> DecideAsync(DbSession db, Report decided) => await db.ExecuteAsync(
        """
        UPDATE reports SET decided_at = @DecidedAt, decided_by = @DecidedBy, decision = @Decision, decision_note = @DecisionNote,
            evidence = @Evidence
        WHERE id = @Id AND decided_at IS NULL
        """,
        decided) is 1;

    public static Task<IReadOnlyList<Report>> MadeByAsync(DbSession db, UserId reporter) =>
        db.QueryAsync<Report>($"SELECT {Report.Columns} FROM reports WHERE reporter_id = @reporter AND reason <> @Filter ORDER BY id DESC", new { reporter, ReportReason.Filter });

    /// <summary>Leaves of somebody's reports what they are about, and nothing in their words.</summary>
    public static Task<int> ForgetReporterAsync(DbSession db, UserId reporter) =>
        db.ExecuteAsync("UPDATE reports SET note = '' WHERE reporter_id = @reporter AND reason <> @Filter", new { reporter, ReportReason.Filter });
}
