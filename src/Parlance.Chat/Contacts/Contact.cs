using Parlance.Chat.Accounts;

namespace Parlance.Chat.Contacts;

/// <summary>A row of <c>contacts</c>: one side of what two people are to each other.</summary>
internal sealed record Contact
{
    public UserId UserId { get; init; }

    public UserId OtherId { get; init; }

    public ContactState State { get; init; }

    public string Note { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? RefusedAt { get; init; }

    public long Rev { get; init; }
}
