using Microsoft.Extensions.DependencyInjection;
using Parlance.Bench.Data.Filling;
using Parlance.Chat.Data;
using Parlance.Chat.Tests.Conversations;
using Parlance.Storage.Testing;

namespace Parlance.Chat.Tests.Scale;

/// <summary>No statement reads the whole of a table that grows. Every event is asked for on a filled database, which says how it went about it.</summary>
[Trait("pace", "thorough")]
public sealed class QueryPlanTests
{
    private static readonly FillOptions Some = new() { Messages = 20_000, Conversations = 300, Users = 300 };

    private static readonly string[] TooMuch =
    [
        "SELECT COUNT(*) FROM messages WHERE text = @text",
        "SELECT COUNT(*) FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE c.pair_key = @id AND m.deleted_at IS NULL",
        "SELECT seq FROM messages WHERE conversation_id = @id AND seq > 5 ORDER BY author_id LIMIT @take",
        "SELECT user_id FROM members WHERE left_at IS NULL ORDER BY joined_at LIMIT @take",
        "SELECT text FROM messages WHERE conversation_id = @id AND seq > @take",
        "SELECT name FROM conversations WHERE topic = @text AND id < @id ORDER BY id DESC LIMIT @take",
        "UPDATE members SET role = 1 WHERE joined_at = @take",
    ];

    [Fact]
    public async Task Every_statement_finds_its_rows_by_an_index()
    {
        WatchedDatabase? watched = null;
        await using var app = await ChatApp.StartAsync(configure: services =>
            services.AddSingleton<ChatDatabase>(watched = new WatchedDatabase((ChatDatabase)services.Last(service => service.ServiceType == typeof(ChatDatabase)).ImplementationInstance!)));
        var filled = await Fill.RunAsync(watched!, Some, report: null, TestContext.Current.CancellationToken);
        watched!.Start();
        var tour = await Tour.BeginAsync(app, filled);

        await tour.GoAsync();

        watched.Stop();
        Assert.Empty(Operation.All.Select(operation => operation.Event).Except(tour.Asked, StringComparer.Ordinal));
        Assert.True(watched.Faults.Count > 100, $"{watched.Faults.Count} statements");
        var faults = watched.Faults.Where(statement => statement.Value.Count > 0).Select(statement => $"{string.Join("; ", statement.Value)}\n    {statement.Key}").ToList();
        Assert.True(faults.Count is 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_statement_that_reads_too_much_is_found()
    {
        await using var database = await TestDatabase.CreateAsync();
        await Fill.RunAsync(database.Database, Some with { Messages = 300, Conversations = 30, Users = 20 }, report: null, TestContext.Current.CancellationToken);
        foreach (var sql in TooMuch)
        {
            var faults = await database.Database.WriteAsync(
                db => QueryPlan.FaultsAsync(db, sql, new { id = Guid.Empty, text = "x", take = 5L }), TestContext.Current.CancellationToken);

            Assert.True(faults.Count > 0, sql);
        }
    }
}
