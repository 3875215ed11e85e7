namespace Parlance.Chat.Emojis;

/// <summary>What the server's own emoji are called. Between colons a name stands for its picture, in texts and as a reaction.</summary>
internal static class EmojiName
{
    /// <summary>What a name has to be, in words.</summary>
    public const string Expected = "1 to 32 small letters (a to z), digits, and _ - +";

    public static bool IsName(string? text) => text is { Length: >= 1 and <= EmojiLimits.NameCharsMax } && text.All(static character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '_' or '-' or '+');

    /// <summary>The name in <c>:name:</c>, or null for what is none.</summary>
    public static string? Of(string? text) => text is [':', .. var name, ':'] && IsName(name) ? name : null;
}
