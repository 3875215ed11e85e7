namespace Parlance.Chat.Mail.Outbox;

/// <summary>A mail that this node has leased.</summary>
internal sealed record OutboxRow
{
    public Guid Id { get; init; }

    public byte[] Body { get; init; } = [];

    public DateTimeOffset GiveUpAt { get; init; }

    /// <summary>This attempt included.</summary>
    public int Attempts { get; init; }
}
