using Parlance.Chat.Accounts;

namespace Parlance.Chat.Reading.Receipts;

/// <summary>A row of <c>receipts</c>, of one conversation.</summary>
internal sealed record Receipt
{
    public UserId UserId { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public bool Removed { get; init; }

    public long Rev { get; init; }
}
