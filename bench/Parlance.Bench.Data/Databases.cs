using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Bench.Data.Filling;
using Parlance.Chat.Data;
using Parlance.Storage.Postgres;
using Parlance.Storage.Sqlite;

namespace Parlance.Bench.Data;

/// <summary>Opens databases as the server does, and fills them.</summary>
internal static class Databases
{
    private const int ReportEvery = 100_000;

    /// <param name="place">The file of SQLite, or the connection string of PostgreSQL, which has a <c>=</c> in it.</param>
    public static ChatDatabase Open(string place) => place.Contains('=', StringComparison.Ordinal)
        ? PostgresDatabase.Open(place, TimeProvider.System, NullLoggerFactory.Instance)
        : SqliteDatabase.Open(place, TimeProvider.System, NullLoggerFactory.Instance);

    /// <summary>Migrates a database and fills it, and says how much that was.</summary>
    /// <param name="place">Where.</param>
    /// <param name="options">How much.</param>
    /// <param name="isKept">Whether one that was filled before is as good as a new one.</param>
    /// <param name="output">Gets the figures.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="UsageException">It cannot be filled like that.</exception>
    public static async Task FillAsync(string place, FillOptions options, bool isKept, TextWriter output, CancellationToken cancel)
    {
        if (options.Fault() is { } fault)
        {
            throw new UsageException(fault);
        }

        var watch = Stopwatch.StartNew();
        await using var database = Open(place);
        await database.MigrateAsync(cancel);
        if (isKept && await database.ReadAsync(db => db.ScalarAsync<long>("SELECT COUNT(*) FROM users"), cancel) > 0)
        {
            return;
        }

        var result = await Fill.RunAsync(database, options, Report, cancel);
        await output.WriteLineAsync(
            $"{result.Messages:N0} messages, {options.Conversations:N0} conversations, {options.Users:N0} users, {result.Members:N0} memberships, {result.Reactions:N0} reactions "
            + $"in {watch.Elapsed.TotalSeconds:F1} s; reader {result.Reader}, longest {result.Longest}, crowded {result.Crowded}");
    }

    private static void Report(long written)
    {
        if (written > 0 && written % ReportEvery is 0)
        {
            Console.Error.WriteLine($"{written:N0} messages");
        }
    }
}
