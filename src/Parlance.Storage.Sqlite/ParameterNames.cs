using System.Collections.Concurrent;

namespace Parlance.Storage.Sqlite;

/// <summary>
/// Names of parameters as they stand in the SQL. Dapper gives them without their sign, and the driver then looks through all parameters of a statement
/// four times for each: with every sign that SQLite knows, and with none.
/// </summary>
internal static class ParameterNames
{
    // As many as the sources have, and those of lists, whose lengths are bounded.
    private static readonly ConcurrentDictionary<string, string> _marked = new(StringComparer.Ordinal);

    /// <summary>The name with its sign.</summary>
    public static string Marked(string name) => name.StartsWith('@') ? name : _marked.GetOrAdd(name, static bare => "@" + bare);
}
