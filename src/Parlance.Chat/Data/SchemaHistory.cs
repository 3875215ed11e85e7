using System.Data.Common;
using System.Globalization;

namespace Parlance.Chat.Data;

/// <summary>The table of the migrations that a database has seen.</summary>
internal static class SchemaHistory
{
    // Any number will do, as long as nobody else who uses this database takes it.
    private const string PostgresLock = "SELECT pg_advisory_xact_lock(7238271146035273)";

    private const string Table = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number INTEGER NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            hash TEXT NOT NULL,
            applied_at BIGINT NOT NULL
        )
        """;

    internal sealed class Row
    {
        public int Number { get; init; }
        public required string Name { get; init; }
        public required string Hash { get; init; }
    }

    /// <summary>What has been applied, by number; nothing in an empty database.</summary>
    public static async Task<IReadOnlyList<Row>> ReadAsync(DbSession session)
    {
        var exists = await session.ScalarAsync<bool>(session.Dialect is Dialect.Sqlite
            ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'"
            : "SELECT to_regclass('schema_migrations') IS NOT NULL");
        return exists ? await session.QueryAsync<Row>("SELECT number, name, hash FROM schema_migrations ORDER BY number") : [];
    }

    /// <summary>Runs the next migration inside the session's transaction, if there is one.</summary>
    public static async Task ApplyNextAsync(DbSession session, IReadOnlyList<Migration> known, DateTimeOffset now)
    {
        // Another node's migration may take as long as it likes, and so may ours.
        session.CommandTimeoutSeconds = 0;

        // Whoever comes second waits here and then finds the row. SQLite's write transactions exclude each other already.
        if (session.Dialect is Dialect.Postgres)
        {
            await session.ExecuteAsync(PostgresLock);
        }

        await session.ExecuteAsync(Table);
        if (NextOf(known, await ReadAsync(session)) is not { } next)
        {
            return;
        }

        try
        {
            await session.RunScriptAsync(next.Sql);
        }
        catch (DbException failure)
        {
            throw new MigrationFailedException($"Migration {next} failed and was undone: {failure.Message}", failure);
        }

        await session.ExecuteAsync(
            "INSERT INTO schema_migrations (number, name, hash, applied_at) VALUES (@Number, @Name, @Hash, @now)",
            new { next.Number, next.Name, next.Hash, now });
    }

    /// <summary>The first migration that is missing. Refuses a history that this program does not share.</summary>
    public static Migration? NextOf(IReadOnlyList<Migration> known, IReadOnlyList<Row> applied)
    {
        var newest = known.Count == 0 ? 0 : known[^1].Number;
        if (applied.Count > 0 && applied[^1].Number > newest)
        {
            throw new SchemaTooNewException(applied[^1].Number, newest);
        }

        var missing = known.ToDictionary(migration => migration.Number);
        foreach (var row in applied)
        {
            if (!missing.Remove(row.Number, out var migration) || !string.Equals(migration.Hash, row.Hash, StringComparison.Ordinal))
            {
                throw new MigrationFailedException(string.Create(CultureInfo.InvariantCulture,
                    $"Migration {row.Number:0000} ({row.Name}) of this database is not the one that this program has. Nothing was changed. Use the version of Parlance that made the database, or a later one."));
            }
        }

        return known.FirstOrDefault(migration => missing.ContainsKey(migration.Number));
    }
}
