namespace Parlance.Chat.Emojis;

/// <summary>How much of the server's own emoji there may be.</summary>
internal static class EmojiLimits
{
    public const int NameCharsMax = 32;

    /// <summary>Of a picture. Everybody loads all that are in use.</summary>
    public const int BytesMax = 256 * 1024;

    /// <summary>Pixels, either way. They are shown in 24.</summary>
    public const int SideMax = 512;

    /// <summary>On the server.</summary>
    public const int AllMax = 5_000;

    /// <summary>Names that were ever used: what is removed stays as a row.</summary>
    public const int EverMax = 20_000;
}
