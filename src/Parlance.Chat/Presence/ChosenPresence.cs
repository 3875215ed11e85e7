using Parlance.Chat.Accounts;

namespace Parlance.Chat.Presence;

/// <summary>A row of <c>presence</c>.</summary>
internal sealed record ChosenPresence
{
    public UserId UserId { get; init; }

    public ChosenState State { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>In the user's own feed; 0 when they never chose.</summary>
    public long Rev { get; init; }

    /// <summary>What counts at this moment: a choice that has ended is none.</summary>
    public ChosenState At(DateTimeOffset now) => Until <= now ? ChosenState.Online : State;
}
