using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Mail;
using Parlance.SocketIO.Testing;
using Parlance.Storage.Testing;

namespace Parlance.Integrations.Tests.Mail.Outbox;

/// <summary>What becomes of mail that does not get out at once.</summary>
public sealed class RetryTests
{
    public static readonly TheoryData<Dialect> Databases = [.. TestDatabase.Available];

    private readonly ManualTimeProvider _clock = new();

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Each_wait_is_twice_the_last_until_the_mail_is_given_up(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var node = Node(database);
        node.Transport.OnSend = (_, _) => throw new MailUnavailableException("Away.");
        var message = TestMail.To("ann@example.org") with { GiveUpAfter = TimeSpan.FromMinutes(10) };
        await node.AddAsync(message);

        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(10); passed += TimeSpan.FromSeconds(1))
        {
            await node.LookAsync();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, await node.RowsAsync());
        await node.LookAsync();
        Assert.Equal(0, await node.RowsAsync());

        // 0, 10, 30, 70, 150, 310 and 630 seconds, each wait a quarter more or less, and seen at full seconds.
        var waits = node.Transport.Attempts.Zip(node.Transport.Attempts.Skip(1), (one, next) => (next - one).TotalSeconds).ToArray();
        Assert.InRange(waits.Length, 5, 6);
        for (var index = 0; index < waits.Length; index++)
        {
            var middle = 10 * Math.Pow(2, index);
            Assert.InRange(waits[index], middle * 0.75, (middle * 1.25) + 1);
        }

        var error = Assert.Single(node.Log.At(LogLevel.Error));
        Assert.Contains(message.Id.ToString(), error, StringComparison.Ordinal);
        Assert.Contains("given up", error, StringComparison.Ordinal);
        Assert.Equal(waits.Length + 1, node.Log.At(LogLevel.Warning).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Mail_that_could_not_go_out_goes_out_when_the_server_is_back(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var node = Node(database);
        node.Transport.OnSend = (_, _) => throw new MailUnavailableException("Away.");
        await node.AddAsync(TestMail.To("ann@example.org"));

        await node.LookAsync();
        node.Transport.OnSend = (_, _) => Task.CompletedTask;
        await node.LookAsync();
        Assert.Empty(node.Transport.Sent);

        _clock.Advance(TimeSpan.FromSeconds(13));
        await node.LookAsync();
        Assert.Single(node.Transport.Sent);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Mail_that_is_refused_for_good_is_not_tried_again(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var node = Node(database);
        node.Transport.OnSend = (_, _) => throw new MailRefusedException("550");
        var message = TestMail.To("ann@example.org");
        await node.AddAsync(message);

        await node.LookAsync();

        Assert.Equal(0, await node.RowsAsync());
        var error = Assert.Single(node.Log.At(LogLevel.Error));
        Assert.Contains($"Mail {message.Id} was refused for good: 550", error, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", node.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_fault_over_one_mail_does_not_keep_the_others(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var node = Node(database);
        node.Transport.OnSend = (message, _) => message.Subject is "Poison" ? throw new InvalidDataException("Oh.") : Task.CompletedTask;

        await node.AddAsync([TestMail.To("ann@example.org") with { Subject = "Poison" }, .. Enumerable.Range(0, 9).Select(_ => TestMail.To("ann@example.org"))]);
        await node.LookAsync();

        Assert.Equal(9, node.Transport.Sent.Count);
        Assert.Equal(1, await node.RowsAsync());
        Assert.Single(node.Log.At(LogLevel.Error));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_attempt_that_does_not_end_is_ended(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var node = Node(database);
        var begun = new TaskCompletionSource();
        node.Transport.OnSend = async (_, cancel) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        };
        await node.AddAsync(TestMail.To("ann@example.org"));

        var looking = node.LookAsync();
        await begun.Task.Soon();
        _clock.Advance(MailLimits.SendWithin);
        await looking;

        Assert.Contains("longer than 120 s", Assert.Single(node.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Equal(1, await node.RowsAsync());
        Assert.True(MailLimits.SendWithin < MailLimits.Lease / 2);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Mail_sealed_with_another_secret_waits_for_it(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(_clock, dialect);
        var node = Node(database);
        var misled = new OutboxNode(database.OpenAnother(), _clock, new FakeTransport(_clock), secret: new byte[32]);
        await node.AddAsync(TestMail.To("ann@example.org"));

        await misled.LookAsync();
        Assert.Contains("Parlance:Secret is not the one", Assert.Single(misled.Log.At(LogLevel.Error)), StringComparison.Ordinal);
        Assert.Empty(misled.Transport.Sent);

        _clock.Advance(TimeSpan.FromSeconds(13));
        await node.LookAsync();
        Assert.Single(node.Transport.Sent);
    }

    [Theory]
    [InlineData(1, 0, 7.5)]
    [InlineData(1, 1, 12.5)]
    [InlineData(2, 0.5, 20)]
    [InlineData(9, 0.5, 2560)]
    [InlineData(10, 0.5, 3600)]
    [InlineData(10_000, 0.5, 3600)]
    public void The_waits_grow_to_an_hour(int attempts, double jitter, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.After(attempts, MailLimits.BackoffFirst, MailLimits.BackoffMax, jitter));

    private OutboxNode Node(TestDatabase database) => new(database.Database, _clock, new FakeTransport(_clock));
}
