namespace Parlance.Bench.Data.Filling;

/// <summary>How much is filled in. The same numbers make the same rows.</summary>
internal sealed record FillOptions
{
    /// <summary>Enough for the floor of two conversations and for the people in them.</summary>
    private const int Least = 20;

    /// <summary>Messages in all. A tenth of them is in one channel, and every conversation has at least half of its even share.</summary>
    public int Messages { get; init; } = 1_000_000;

    /// <summary>Conversations of all kinds.</summary>
    public int Conversations { get; init; } = 2_000;

    /// <summary>Accounts, all of which are in one channel.</summary>
    public int Users { get; init; } = 1_000;

    /// <summary>Another one makes another history of the same size.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What is wrong with it; null for nothing.</summary>
    public string? Fault() => Users < Least ? $"--users: at least {Least}"
        : Conversations < 2 ? "--conversations: at least 2"
        : Messages < Conversations ? "--messages: at least one for each conversation"
        : null;
}
