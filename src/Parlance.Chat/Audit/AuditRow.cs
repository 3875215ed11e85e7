using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Audit;

/// <summary>A row of <c>audit</c>.</summary>
internal sealed record AuditRow
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public UserId? ActorId { get; init; }

    public AuditDoor Door { get; init; }

    public AuditAction Action { get; init; }

    public ConversationId? ConversationId { get; init; }

    public UserId? UserId { get; init; }

    public long? Seq { get; init; }

    public Guid? AboutId { get; init; }

    public string? BeforeChange { get; init; }

    public string? AfterChange { get; init; }
}
