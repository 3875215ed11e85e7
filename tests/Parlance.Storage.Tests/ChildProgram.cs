using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Storage.Postgres;
using Parlance.Storage.Sqlite;

namespace Parlance.Storage.Tests;

/// <summary>What a process does that a test starts, and kills while it is at it.</summary>
internal static class ChildProgram
{
    public static async Task<int> RunAsync(string[] task)
    {
        var dialect = Enum.Parse<Dialect>(task[1]);
        await using var database = Open(dialect, task[2]);
        await (task[0] switch
        {
            "acknowledge" => AcknowledgeForeverAsync(database),
            "migrate" => MigrateAsync(database),
            "die-migrating" => DieMigratingAsync(database, dialect),
            "version" => SayVersionAsync(database),
            var other => throw new ArgumentException($"There is no task '{other}'.", nameof(task)),
        });
        return 0;
    }

    private static ChatDatabase Open(Dialect dialect, string place) => dialect is Dialect.Sqlite
        ? SqliteDatabase.Open(place, TimeProvider.System, NullLoggerFactory.Instance, Schema.For(dialect))
        : PostgresDatabase.Open(place, TimeProvider.System, NullLoggerFactory.Instance, Schema.For(dialect));

    // Says each number after the database has acknowledged it, and not before.
    private static async Task AcknowledgeForeverAsync(ChatDatabase database)
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var number = 0; ; number++)
            {
                await database.WriteAsync(
                    session => session.ExecuteAsync("INSERT INTO acknowledged (writer, number) VALUES (@writer, @number)", new { writer, number }),
                    CancellationToken.None);
                Say(string.Create(CultureInfo.InvariantCulture, $"{writer} {number}"));
            }
        }));
    }

    private static async Task MigrateAsync(ChatDatabase database)
    {
        await database.MigrateAsync(CancellationToken.None);
        Say("migrated");
    }

    // As a migration does it, and in its middle the process is gone.
    private static Task DieMigratingAsync(ChatDatabase database, Dialect dialect) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("CREATE TABLE more (id INTEGER PRIMARY KEY)");
            Say("half");
            Process.GetCurrentProcess().Kill();
        },
        CancellationToken.None);

    private static async Task SayVersionAsync(ChatDatabase database) => Say((await database.CheckAsync(CancellationToken.None)).Version);

    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
