using Parlance.Chat.Accounts;

namespace Parlance.Chat.Messages.Pins;

/// <summary>A row of <c>pins</c>, of one conversation.</summary>
internal sealed record Pin
{
    public long Seq { get; init; }

    public UserId UserId { get; init; }

    public DateTimeOffset At { get; init; }

    public bool Removed { get; init; }

    public long Rev { get; init; }
}
