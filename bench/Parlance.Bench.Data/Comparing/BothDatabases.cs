using Npgsql;
using Parlance.Bench.Data.Filling;

namespace Parlance.Bench.Data.Comparing;

/// <summary>The comparison on SQLite and, where there is a server, on PostgreSQL, each with two databases that are filled for it.</summary>
internal static class BothDatabases
{
    /// <param name="folder">Where the files of SQLite are made, or are from the last time.</param>
    /// <param name="server">A superuser's connection string; the databases that are made there are dropped at the end. Null for SQLite alone.</param>
    /// <param name="messages">In the long history.</param>
    /// <param name="output">Gets the figures.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Whether nothing grew with the history on either.</returns>
    public static async Task<bool> RunAsync(string folder, string? server, int messages, TextWriter output, CancellationToken cancel)
    {
        var isFlat = await CompareAsync("SQLite", Path.Combine(folder, "short.db"), Path.Combine(folder, "long.db"), messages, output, cancel);
        if (server is null)
        {
            return isFlat;
        }

        var (small, large) = (NewName(), NewName());
        try
        {
            await RunAsync(server, [$"CREATE DATABASE {small}", $"CREATE DATABASE {large}"], cancel);
            return await CompareAsync("PostgreSQL", PlaceOf(server, small), PlaceOf(server, large), messages, output, cancel) && isFlat;
        }
        finally
        {
            await RunAsync(server, [$"DROP DATABASE IF EXISTS {small} WITH (FORCE)", $"DROP DATABASE IF EXISTS {large} WITH (FORCE)"], CancellationToken.None);
        }
    }

    private static async Task<bool> CompareAsync(string name, string small, string large, int messages, TextWriter output, CancellationToken cancel)
    {
        await Databases.FillAsync(small, Comparison.Short, isKept: true, output, cancel);
        await Databases.FillAsync(large, new FillOptions { Messages = messages }, isKept: true, output, cancel);
        return await Comparison.RunAsync(name, small, large, output, cancel);
    }

    private static string NewName() => $"parlance_scale_{Guid.CreateVersion7():N}";

    private static string PlaceOf(string server, string database) => new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;

    private static async Task RunAsync(string server, IReadOnlyList<string> statements, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        foreach (var statement in statements)
        {
#pragma warning disable CA2100 // The names are this class's own; statements about databases take no parameters.
            await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
