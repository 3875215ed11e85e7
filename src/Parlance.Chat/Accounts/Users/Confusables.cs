using System.Collections.Frozen;
using System.Text;

namespace Parlance.Chat.Accounts.Users;

/// <summary>Letters that look like others, from the Unicode consortium's confusables.txt (UTS 39), as far as letters, marks and digits go.</summary>
internal static class Confusables
{
    private static readonly FrozenDictionary<Rune, string> Prototypes = Load();

    /// <summary>The text that stands for all which look like this character.</summary>
    public static string Prototype(Rune rune) => Prototypes.TryGetValue(rune, out var prototype) ? prototype : rune.ToString();

    private static FrozenDictionary<Rune, string> Load()
    {
        using var stream = typeof(Confusables).Assembly.GetManifestResourceStream("Parlance.Chat.Accounts.Users.confusables.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var prototypes = new Dictionary<Rune, string>();
        while (reader.ReadLine() is { } line)
        {
            // Each line is the character and, right behind it, its prototype.
            Rune.DecodeFromUtf16(line, out var rune, out var length);
            prototypes[rune] = line[length..];
        }

        return prototypes.ToFrozenDictionary();
    }
}
