using System.Text.RegularExpressions;

namespace Parlance.Chat.Commands;

/// <summary>A text that begins with a slash.</summary>
/// <param name="Name">The command, in small letters.</param>
/// <param name="Arguments">What stands behind it.</param>
internal sealed partial record CommandText(string Name, string Arguments)
{
    public static CommandText Of(string text)
    {
        var trimmed = text.AsSpan(1).Trim();
        var end = trimmed.IndexOfAny([' ', '\t', '\n', '\r']);
        return end < 0 ? new(trimmed.ToString().ToLowerInvariant(), "") : new(trimmed[..end].ToString().ToLowerInvariant(), trimmed[end..].Trim().ToString());
    }

    public static bool IsName(string? name) => name is not null && ValidName().IsMatch(name);

    /// <summary>Those of the names that somebody may have meant: that begin so, or are two letters away at most.</summary>
    public IReadOnlyList<string> Near(IEnumerable<string> names) => Name.Length > CommandLimits.NameCharsMax ? [] :
    [
        .. names.Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Distance: name.StartsWith(Name, StringComparison.Ordinal) && Name.Length > 0 ? 0 : DistanceTo(name)))
            .Where(near => near.Distance <= Math.Min(2, Name.Length - 1)).OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal)
            .Take(CommandLimits.NearMax).Select(near => near.Name),
    ];

    // Levenshtein's, of at most 32 letters each.
    private int DistanceTo(string name)
    {
        var row = Enumerable.Range(0, name.Length + 1).ToArray();
        for (var i = 1; i <= Name.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= name.Length; j++)
            {
                left = Math.Min(Math.Min(left, row[j]) + 1, diagonal + (Name[i - 1] == name[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[name.Length];
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,31}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ValidName();
}
