using System.Globalization;

namespace Parlance.Chat.Accounts.Users;

/// <summary>What stands for somebody's picture.</summary>
internal static class Avatar
{
    // Dark enough for white letters (WCAG 2.2, 4.5:1), apart from one another for colour-blind eyes as far as ten can be.
    public static readonly IReadOnlyList<string> Colors =
        ["#8a3b12", "#7a4d00", "#4d6600", "#1f6b3a", "#00696b", "#1b5e8c", "#3f51a3", "#6b3fa0", "#93357a", "#a32e3f"];

    /// <summary>The colour of a new account.</summary>
    public static string ColorOf(UserId id) => Colors[id.Value.ToByteArray(bigEndian: true)[^1] % Colors.Count];

    /// <summary>The first letters of the first and the last word, as people write them.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "?",
            1 => First(words[0]),
            _ => First(words[0]) + First(words[^1]),
        };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
