using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Reports;

/// <summary>Something that somebody has reported, in the export of their account. What others have reported about them is not theirs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Conversation">Where; null for a person as such.</param>
/// <param name="Seq">Which message.</param>
/// <param name="User">Whom.</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">The same in their words.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="DecidedAt">When it was decided.</param>
internal sealed record ExportedReport(
    Guid Id, ConversationId? Conversation, long? Seq, UserId User, ReportReason Reason, string Note, DateTimeOffset CreatedAt, DateTimeOffset? DecidedAt)
{
    public static async Task<IReadOnlyList<ExportedReport>> OfAsync(DbSession db, UserId user) =>
        [.. (await ReportStore.MadeByAsync(db, user)).Select(row => new ExportedReport(row.Id, row.ConversationId, row.Seq, row.UserId, row.Reason, row.Note, row.CreatedAt, row.DecidedAt))];
}
