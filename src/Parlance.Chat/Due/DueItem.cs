namespace Parlance.Chat.Due;

/// <summary>Work that is due, and that this node has leased for one attempt.</summary>
internal sealed record DueItem
{
    /// <summary>Which feature does it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What it is about.</summary>
    public string Key { get; init; } = "";

    /// <summary>Since when it is due.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>This attempt included.</summary>
    public long Attempts { get; init; }

    /// <summary>Whose it is: without it nothing is written.</summary>
    public Guid Lease { get; init; }
}
