using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Parlance.Chat.Data;
using Parlance.Storage.Postgres;

namespace Parlance.Storage.Testing;

/// <summary>The server that <c>PARLANCE_TEST_POSTGRES</c> names, as its superuser.</summary>
internal static class PostgresServer
{
    private const string Variable = "PARLANCE_TEST_POSTGRES";

    // Two test programs must not make the same template at once.
    private const string TemplateLock = "SELECT pg_advisory_lock(5201314)";

    private static readonly string? s_server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;

    // A schema is migrated once; copying a database is quicker than migrating another.
    private static readonly ConcurrentDictionary<string, Lazy<Task>> s_templates = new(StringComparer.Ordinal);

    public static bool IsThere => s_server is not null;

    private static string Server => s_server
        ?? throw new InvalidOperationException($"This test needs PostgreSQL: ./test starts one, or {Variable} names one by its connection string.");

    public static Task<string> CreateAsync() => CreateFromAsync("template0");

    public static async Task<string> CreateMigratedAsync(IReadOnlyList<Migration> migrations)
    {
        var hashes = Encoding.UTF8.GetBytes(string.Concat(migrations.Select(migration => migration.Hash)));
        var template = $"parlance_template_{Convert.ToHexStringLower(SHA256.HashData(hashes))[..16]}";
        await s_templates.GetOrAdd(template, name => new Lazy<Task>(() => MakeTemplateAsync(name, migrations))).Value;
        return await CreateFromAsync(template);
    }

    public static async Task DropAsync(string place)
    {
        await using var connection = await ConnectAsync();
        await RunAsync(connection, $"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(place).Database} WITH (FORCE)");
    }

    private static async Task<string> CreateFromAsync(string template)
    {
        var name = $"parlance_test_{Guid.CreateVersion7():N}";
        await using var connection = await ConnectAsync();
        await RunAsync(connection, $"CREATE DATABASE {name} TEMPLATE {template}");
        return PlaceOf(name);
    }

    private static async Task MakeTemplateAsync(string name, IReadOnlyList<Migration> migrations)
    {
        await using var connection = await ConnectAsync();
        await RunAsync(connection, TemplateLock);
        await using var exists = new NpgsqlCommand("SELECT COUNT(*) FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync() is > 0L)
        {
            return;
        }

        // It gets its name last: whoever sees the name finds it whole.
        var unfinished = await CreateAsync();
        await using (var database = PostgresDatabase.Open(unfinished, TimeProvider.System, NullLoggerFactory.Instance, migrations))
        {
            await database.MigrateAsync(CancellationToken.None);
        }

        await RunAsync(connection, $"ALTER DATABASE {new NpgsqlConnectionStringBuilder(unfinished).Database} RENAME TO {name}");
    }

    private static string PlaceOf(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database }.ConnectionString;

    private static async Task<NpgsqlConnection> ConnectAsync()
    {
        // Without a pool: an advisory lock ends with its connection.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The names are this class's own; statements about databases take no parameters.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
