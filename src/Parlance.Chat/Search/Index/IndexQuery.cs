using Parlance.Chat.Search.Query;

namespace Parlance.Chat.Search.Index;

/// <summary>What is looked for in the index, names looked up.</summary>
/// <param name="All">Of each of these groups one phrase has to be there. A group of none is found nowhere.</param>
/// <param name="None">What must not be there.</param>
internal sealed record IndexQuery(IReadOnlyList<IReadOnlyList<Phrase>> All, IReadOnlyList<Phrase> None)
{
    public bool IsImpossible => All.Any(group => group.Count is 0);

    /// <summary>The same, in one of these places.</summary>
    public IndexQuery Within(IEnumerable<string> marks) => this with { All = [.. All, [.. marks.Select(Phrase.OfMark)]] };

    /// <summary>In the words of FTS5. Each token stands in quotes, in which nothing means anything but its end.</summary>
    public string ToMatch()
    {
        var all = All.Count is 0 ? MatchOf(Phrase.OfMark(SqliteIndex.Every)) : string.Join(" AND ", All.Select(group => $"({string.Join(" OR ", group.Select(MatchOf))})"));
        return None.Count is 0 ? all : $"({all}) NOT ({string.Join(" OR ", None.Select(MatchOf))})";
    }

    /// <summary>In those of PostgreSQL, or null for whatever there is.</summary>
    public string? ToVectorQuery()
    {
        var all = All.Select(group => $"({string.Join(" | ", group.Select(VectorOf))})");
        var parts = all.Concat(None.Select(phrase => $"!({VectorOf(phrase)})")).ToList();
        return parts.Count is 0 ? null : string.Join(" & ", parts);
    }

    private static string MatchOf(Phrase phrase) =>
        $"\"{string.Join(' ', phrase.Tokens).Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(phrase.IsPrefix ? " *" : "")}";

    private static string VectorOf(Phrase phrase) => $"{string.Join(" <-> ", phrase.Tokens.Select(PostgresIndex.Quoted))}{(phrase.IsPrefix ? ":*" : "")}";
}
