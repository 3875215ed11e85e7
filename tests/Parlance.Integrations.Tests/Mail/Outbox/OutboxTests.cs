using System.Text;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;
using Parlance.SocketIO.Testing;
using Parlance.Storage.Testing;

namespace Parlance.Integrations.Tests.Mail.Outbox;

/// <summary>What the outbox promises, on each database that is there.</summary>
public sealed class OutboxTests
{
    public static readonly TheoryData<Dialect> Databases = [.. TestDatabase.Available];

    private readonly ManualTimeProvider _clock = new();

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Mail_goes_out_as_it_was_written_and_leaves_no_row(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var node = Node(database);
        var message = TestMail.To("nguyễn@bücher.example") with { ToName = "Ann", Subject = "Xác nhận" };

        await node.AddAsync(message);
        await node.LookAsync();

        // How long it may wait is the row's, not the message's, once it lies there.
        Assert.Equal([message], node.Transport.Sent);
        Assert.Equal(0, await node.RowsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Mail_of_a_transaction_that_fails_does_not_go_out(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var node = Node(database);

        await Assert.ThrowsAsync<InvalidDataException>(() => node.Database.WriteAsync(
            async session =>
            {
                await node.Outbox.AddAsync(session, TestMail.To("ann@example.org"));
                throw new InvalidDataException("No.");
            },
            Patience.Token));
        await node.LookAsync();

        Assert.Empty(node.Transport.Sent);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_reads_the_database_reads_no_mail(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var node = Node(database);

        await node.AddAsync(TestMail.To("ann@example.org") with { Text = "The code is 123456." });

        var body = await node.Database.ReadAsync(session => session.ScalarAsync<byte[]>("SELECT body FROM mail_outbox"), Patience.Token);
        var text = Encoding.UTF8.GetString(body);
        Assert.DoesNotContain("123456", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ann", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_writes_the_database_cannot_turn_one_mail_into_another(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var node = Node(database);
        await node.AddAsync(TestMail.To("ann@example.org"));
        await node.AddAsync(TestMail.To("eve@evil.example"));

        await node.Database.WriteAsync(
            session => session.ExecuteAsync("UPDATE mail_outbox SET body = (SELECT body FROM mail_outbox ORDER BY id LIMIT 1)"), Patience.Token);
        await node.LookAsync();

        // The first keeps its own.
        Assert.Equal("ann@example.org", Assert.Single(node.Transport.Sent).To.ToString());
        Assert.Contains("Parlance:Secret", Assert.Single(node.Log.At(LogLevel.Error)), StringComparison.Ordinal);
        Assert.Equal(1, await node.RowsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_crash_between_sending_and_forgetting_repeats_a_mail_once_at_most(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var transport = new FakeTransport(_clock);
        var crashing = new OutboxNode(database.Database, _clock, transport);
        var other = new OutboxNode(database.OpenAnother(), _clock, transport);
        await crashing.AddAsync(TestMail.To("ann@example.org"));

        // The node leases the row and sends the mail, and is gone.
        Assert.Single(await crashing.Queue.LeaseAsync(1, Patience.Token));
        await transport.SendAsync(TestMail.To("ann@example.org"), Patience.Token);

        await other.LookAsync();
        Assert.Single(transport.Sent);

        _clock.Advance(MailLimits.Lease);
        await other.LookAsync();
        await other.LookAsync();
        _clock.Advance(MailLimits.Lease);
        await other.LookAsync();
        Assert.Equal(2, transport.Sent.Count);
        Assert.Equal(0, await other.RowsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_database_that_is_away_after_sending_makes_no_repeat(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var node = Node(database);
        await node.AddAsync(TestMail.To("ann@example.org"));
        node.Transport.OnSend = (_, _) => RunAsync(node, "ALTER TABLE mail_outbox RENAME TO away");

        await node.LookAsync();
        Assert.Contains("could not be read or written", Assert.Single(node.Log.At(LogLevel.Error)), StringComparison.Ordinal);
        await RunAsync(node, "ALTER TABLE away RENAME TO mail_outbox");
        _clock.Advance(MailLimits.Lease);
        await node.LookAsync();

        Assert.Single(node.Transport.Sent);
        Assert.Equal(0, await node.RowsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nodes_that_look_at_once_send_each_mail_once(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var transport = new FakeTransport(_clock);
        OutboxNode[] nodes = [.. Enumerable.Range(0, 4).Select(_ => new OutboxNode(database.OpenAnother(), _clock, transport))];
        MailMessage[] messages = [.. Enumerable.Range(0, 60).Select(_ => TestMail.To("ann@example.org"))];
        await nodes[0].AddAsync(messages);

        await Task.WhenAll(nodes.Select(node => node.LookAsync())).Soon();

        Assert.Equal(messages.Select(message => message.Id).Order(), transport.Sent.Select(message => message.Id).Order());
        Assert.All(nodes, node => Assert.Empty(node.Log.At(LogLevel.Error)));
        Assert.Equal(0, await nodes[0].RowsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_node_that_lost_its_lease_leaves_the_row_to_the_next(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var late = Node(database);
        var next = new OutboxNode(database.OpenAnother(), _clock, new FakeTransport(_clock));
        await late.AddAsync(TestMail.To("ann@example.org"));

        var row = Assert.Single(await late.Queue.LeaseAsync(1, Patience.Token));
        _clock.Advance(MailLimits.Lease);
        Assert.Single(await next.Queue.LeaseAsync(1, Patience.Token));
        await late.Queue.RemoveAsync(row, Patience.Token);
        await late.Queue.PostponeAsync(row, _clock.GetUtcNow(), Patience.Token);

        Assert.Equal(1, await next.RowsAsync());
        Assert.Empty(await late.Queue.LeaseAsync(1, Patience.Token));
    }

    private static Task<int> RunAsync(OutboxNode node, string sql) => node.Database.WriteAsync(session => session.ExecuteAsync(sql), Patience.Token);

    private OutboxNode Node(TestDatabase database) => new(database.Database, _clock, new FakeTransport(_clock));
}
