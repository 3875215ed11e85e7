using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Reports;

/// <summary>A report, as those see it who decide about it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reviewers">Who decides.</param>
/// <param name="Conversation">Where; null for a report of a person as such.</param>
/// <param name="Seq">Which message; null for a person.</param>
/// <param name="User">Who is reported: the author of the message. They never learn by whom.</param>
/// <param name="Reporter">Who has reported it; null for a filter, whose name is in the note.</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">The same in their words.</param>
/// <param name="Evidence">What the message said when it was reported, whatever became of it since; empty for a person.</param>
/// <param name="WrittenAt">When the message was written.</param>
/// <param name="CreatedAt">When it was reported.</param>
/// <param name="DecidedAt">When it was decided; null while it waits.</param>
/// <param name="DecidedBy">By whom.</param>
/// <param name="Decision">What came of it.</param>
/// <param name="DecisionNote">Why, in their words.</param>
internal sealed record ReportItem(
    Guid Id,
    ReportReviewers Reviewers,
    ConversationId? Conversation,
    long? Seq,
    UserId User,
    UserId? Reporter,
    ReportReason Reason,
    string Note,
    string Evidence,
    DateTimeOffset? WrittenAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DecidedAt,
    UserId? DecidedBy,
    ReportDecision? Decision,
    string DecisionNote)
{
    public static ReportItem Of(Report row) => new(
        row.Id, row.Reviewers, row.ConversationId, row.Seq, row.UserId, row.Reason is ReportReason.Filter ? null : row.ReporterId, row.Reason, row.Note, row.Evidence, row.WrittenAt, row.CreatedAt,
        row.DecidedAt, row.DecidedBy, row.Decision, row.DecisionNote);

    public IEnumerable<UserId> Named() => new UserId?[] { User, Reporter, DecidedBy }.OfType<UserId>();
}
