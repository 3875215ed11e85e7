using Parlance.Chat.Accounts;

namespace Parlance.Chat.Emojis;

/// <summary>A row of <c>custom_emoji</c>, but for the picture itself.</summary>
internal sealed record CustomEmoji
{
    public string Name { get; init; } = "";

    /// <summary>By which the picture is asked for. Another picture of the same name has another one.</summary>
    public byte[] ImageId { get; init; } = [];

    /// <summary>The picture's media type.</summary>
    public string Type { get; init; } = "";

    public long Width { get; init; }

    public long Height { get; init; }

    public UserId AddedBy { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public bool Removed { get; init; }

    public long Rev { get; init; }
}
