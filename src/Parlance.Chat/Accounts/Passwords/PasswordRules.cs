using System.Collections.Frozen;
using System.Text;

namespace Parlance.Chat.Accounts.Passwords;

/// <summary>What a password has to be: long enough and not known to everybody (ASVS 6.2). Any characters, taken as they are.</summary>
internal static class PasswordRules
{
    public const int CharsMin = 8;
    public const int CharsMax = 128;

    private static readonly FrozenSet<string> Common = Load();

    /// <summary>What is wrong with it; null when nothing is. Characters are counted as people do: an emoji is one.</summary>
    /// <param name="password">The password as typed.</param>
    /// <param name="server">What the server is called. Neither that nor the program's name will do.</param>
    /// <param name="own">Names and addresses of its owner, none of which will do.</param>
    public static string? Fault(string? password, string server, params ReadOnlySpan<string?> own)
    {
        var chars = password?.EnumerateRunes().Count() ?? 0;
        if (chars is < CharsMin or > CharsMax)
        {
            return $"{CharsMin} to {CharsMax} characters";
        }

        if (Common.Contains(password!.ToLowerInvariant()))
        {
            return "one that is not on every list of common passwords";
        }

        string?[] words = [PasswordWords.Product, server, .. own];
        return words.Contains(password, StringComparer.OrdinalIgnoreCase) || PasswordWords.IsMadeOf(password, words)
            ? "more than a name or an address of yours, or the server's name"
            : null;
    }

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("Parlance.Chat.Accounts.Passwords.common-passwords.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
