using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Reports;

/// <summary>A row of <c>reports</c>.</summary>
internal sealed record Report
{
    public const string Columns =
        "id, client_id, reporter_id, reviewers, conversation_id, seq, user_id, reason, note, evidence, written_at, created_at, decided_at, decided_by, decision, decision_note";

    public Guid Id { get; init; }

    public Guid ClientId { get; init; }

    public UserId ReporterId { get; init; }

    public ReportReviewers Reviewers { get; init; }

    public ConversationId? ConversationId { get; init; }

    public long? Seq { get; init; }

    /// <summary>Who is reported; the author of a message.</summary>
    public UserId UserId { get; init; }

    public ReportReason Reason { get; init; }

    public string Note { get; init; } = "";

    /// <summary>What the message said when it was reported.</summary>
    public string Evidence { get; init; } = "";

    public DateTimeOffset? WrittenAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public UserId? DecidedBy { get; init; }

    public ReportDecision? Decision { get; init; }

    public string DecisionNote { get; init; } = "";
}
