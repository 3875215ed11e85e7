using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Parlance.Chat.Data;
using SQLitePCL;

namespace Parlance.Bench.Data.Comparing;

/// <summary>How many pages of the database statements look at: what their cost follows, and the same on every machine.</summary>
internal static class Pages
{
    public static Task<long> CountAsync(Dialect dialect, string place, IReadOnlyList<(string Sql, object? Args)> statements) =>
        dialect is Dialect.Sqlite ? CountSqliteAsync(place, statements) : CountPostgresAsync(place, statements);

    private static async Task<long> CountSqliteAsync(string file, IReadOnlyList<(string Sql, object? Args)> statements)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        // What it reads of the schema is not counted.
        await connection.ExecuteScalarAsync("SELECT COUNT(*) FROM feed_epoch");
        var before = Looked(connection);
        foreach (var (sql, args) in statements)
        {
            await using var reader = await connection.ExecuteReaderAsync(sql, args);
            while (await reader.ReadAsync())
            {
                // To the end.
            }
        }

        return Looked(connection) - before;
    }

    private static long Looked(SqliteConnection connection)
    {
        raw.sqlite3_db_status(connection.Handle!, raw.SQLITE_DBSTATUS_CACHE_HIT, out var hits, out _, 0);
        raw.sqlite3_db_status(connection.Handle!, raw.SQLITE_DBSTATUS_CACHE_MISS, out var misses, out _, 0);
        return hits + misses;
    }

    private static async Task<long> CountPostgresAsync(string place, IReadOnlyList<(string Sql, object? Args)> statements)
    {
        await using var connection = new NpgsqlConnection(place);
        await connection.OpenAsync();
        var pages = 0L;
        foreach (var (sql, args) in statements)
        {
            using var plan = JsonDocument.Parse((await connection.ExecuteScalarAsync<string>("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql, args))!);
            var root = plan.RootElement[0].GetProperty("Plan");
            pages += root.GetProperty("Shared Hit Blocks").GetInt64() + root.GetProperty("Shared Read Blocks").GetInt64();
        }

        return pages;
    }
}
