using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Parlance.Chat.Data;

/// <summary>One step of the schema, from a file <c>Migrations/NNNN-name.sql</c> of a feature.</summary>
/// <param name="Number">Its place, over all features.</param>
/// <param name="Name">What it brings.</param>
/// <param name="Sql">What it runs.</param>
public sealed partial record Migration(int Number, string Name, string Sql)
{
    /// <summary>Tells a file that was edited after it was applied.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:0000} ({Name})");

    /// <summary>The chat's own migrations, by number.</summary>
    /// <param name="dialect">The database that they are for.</param>
    /// <returns>Those that serve both databases, and those for this one.</returns>
    /// <exception cref="InvalidOperationException">Two files have the same number, or one is named in another way.</exception>
    public static IReadOnlyList<Migration> AllFor(Dialect dialect) => AllFrom(typeof(Migration).Assembly, dialect);

    /// <summary>The migrations embedded in an assembly as <c>migrations/NNNN-name.sql</c>, by number.</summary>
    /// <param name="assembly">Where they are.</param>
    /// <param name="dialect">The database that they are for.</param>
    /// <returns>Those that serve both databases, and those for this one.</returns>
    /// <exception cref="InvalidOperationException">Two files have the same number, or one is named in another way.</exception>
    public static IReadOnlyList<Migration> AllFrom(Assembly assembly, Dialect dialect)
    {
        var found = new SortedDictionary<int, Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("migrations/", StringComparison.Ordinal)))
        {
            var match = ResourceName().Match(resource);
            var migration = match.Success
                ? new Migration(int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["name"].Value, Read(assembly, resource, dialect))
                : throw new InvalidOperationException($"'{resource}' is not named NNNN-name.sql, NNNN-name.sqlite.sql or NNNN-name.postgres.sql.");
            if (IsFor(dialect, match.Groups["dialect"]) && !found.TryAdd(migration.Number, migration))
            {
                throw new InvalidOperationException($"Two migrations have the number of {migration}.");
            }
        }

        return found.Values.ToList();
    }

    private static bool IsFor(Dialect dialect, Group suffix) =>
        !suffix.Success || suffix.Value.Equals(dialect.ToString(), StringComparison.OrdinalIgnoreCase);

    private static string Read(Assembly assembly, string resource, Dialect dialect)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        // A checkout with other line ends has the same schema.
        return reader.ReadToEnd().ReplaceLineEndings("\n").Replace("{bytes}", dialect is Dialect.Sqlite ? "BLOB" : "BYTEA", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^migrations/(?<number>\d{4})-(?<name>[a-z0-9-]+)(\.(?<dialect>sqlite|postgres))?\.sql$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ResourceName();
}
