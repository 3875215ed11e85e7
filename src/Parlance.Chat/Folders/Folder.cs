namespace Parlance.Chat.Folders;

/// <summary>A row of <c>folders</c>, of one user.</summary>
internal sealed record Folder
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Emoji { get; init; } = "";

    public long Position { get; init; }

    public bool Removed { get; init; }

    public long Rev { get; init; }
}
