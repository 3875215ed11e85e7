using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;
using Parlance.Chat.Security;
using Parlance.Integrations.Mail;
using Parlance.Storage.Testing;

namespace Parlance.Integrations.Tests.Mail.Outbox;

/// <summary>The hosted service, on the system's clock.</summary>
public sealed class SenderTests
{
    public static readonly TheoryData<Dialect> Databases = [.. TestDatabase.Available];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_node_sends_at_once_what_it_added(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect: dialect);
        var node = new OutboxNode(database.Database, TimeProvider.System, new FakeTransport(TimeProvider.System));
        await node.Sender.StartAsync(Patience.Token);
        var took = new List<TimeSpan>();

        for (var round = 0; round < 5; round++)
        {
            var sent = new TaskCompletionSource();
            node.Transport.OnSend = (_, _) => Task.FromResult(sent.TrySetResult());
            var watch = Stopwatch.StartNew();
            await node.AddAsync(TestMail.To("ann@example.org"));
            await sent.Task.Soon();
            took.Add(watch.Elapsed);
        }

        await node.Sender.StopAsync(Patience.Token).Soon();
        // Without the signal each would wait for the next look, which comes every five seconds.
        Assert.All(took, time => Assert.InRange(time, TimeSpan.Zero, MailLimits.LookEvery / 2));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_transaction_that_commits_late_is_not_missed(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect: dialect);
        var node = new OutboxNode(database.Database, TimeProvider.System, new FakeTransport(TimeProvider.System));
        await node.Sender.StartAsync(Patience.Token);
        var sent = new TaskCompletionSource();
        node.Transport.OnSend = (_, _) => Task.FromResult(sent.TrySetResult());

        await node.Database.WriteAsync(
            async session =>
            {
                await node.Outbox.AddAsync(session, TestMail.To("ann@example.org"));
                // A long transaction: a sender that looked now would look in vain.
                for (var count = 0; count < 2_000; count++)
                {
                    await session.ScalarAsync<int>("SELECT COUNT(*) FROM mail_outbox");
                }
            },
            Patience.Token).Soon();
        var watch = Stopwatch.StartNew();
        await sent.Task.Soon();

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, MailLimits.LookEvery / 2);
        await node.Sender.StopAsync(Patience.Token).Soon();
    }

    [Fact]
    public async Task A_server_that_stops_ends_what_it_has_begun_and_begins_nothing_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        var node = new OutboxNode(database.Database, TimeProvider.System, new FakeTransport(TimeProvider.System));
        var begun = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        node.Transport.OnSend = async (_, cancel) =>
        {
            begun.TrySetResult();
            await go.Task.WaitAsync(cancel);
        };
        await node.AddAsync([.. Enumerable.Range(0, MailLimits.SendsAtOnce + 3).Select(_ => TestMail.To("ann@example.org"))]);
        await node.Sender.StartAsync(Patience.Token);
        await begun.Task.Soon();

        var stopping = node.Sender.StopAsync(Patience.Token);
        Assert.False(stopping.IsCompleted);
        go.SetResult();
        await stopping.Soon();

        Assert.Equal(MailLimits.SendsAtOnce, node.Transport.Sent.Count);
        Assert.Equal(3, await node.RowsAsync());
        Assert.Empty(node.Log.At(LogLevel.Error));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Mail_goes_from_a_use_case_to_a_real_mail_server(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect: dialect);
        await using var server = await MailPeer.StartAsync("smtp.mjs", new { security = "none" });
        using var host = Host(database.Database, $"Smtp:Port={server.Port}", "Transport=smtp", "From=chat@parlance.example", "Smtp:Host=127.0.0.1", "Smtp:Security=none");
        await host.StartAsync(Patience.Token).Soon();
        var message = TestMail.To("ann@example.org");

        await database.Database.WriteAsync(session => host.Services.GetRequiredService<MailOutbox>().AddAsync(session, message), Patience.Token).Soon();

        Assert.Equal($"<{message.Id:N}@parlance.example>", (await server.ReceiveAsync()).MessageId);
        await host.StopAsync(Patience.Token).Soon();
        Assert.Equal(0, await database.Database.ReadAsync(session => session.ScalarAsync<int>("SELECT COUNT(*) FROM mail_outbox"), Patience.Token));
    }

    private static IHost Host(ChatDatabase database, params string[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create($"Parlance:Mail:{pair[0]}", (string?)pair[1])));
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(new SecretBox(new MasterSecret(OutboxNode.Secret)));
        builder.Services.AddMail(builder.Configuration, Path.GetTempPath());
        return builder.Build();
    }
}
