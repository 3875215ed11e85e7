using System.Text.Json;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Feeds;

/// <summary>What is said of a feed is said in the order of its revisions, whoever writes, and nothing is left out.</summary>
public sealed class OrderTests
{
    private const int Writers = 5;
    private const int Rounds = 6;

    [Fact]
    public async Task Whoever_follows_hears_every_revision_once_and_in_order_while_many_write()
    {
        await using var app = await ChatApp.StartAsync();
        var writers = new Chatter[Writers];
        for (var number = 0; number < Writers; number++)
        {
            writers[number] = await app.ChatterAsync("writer" + number);
        }

        var (dan, eve) = (await app.ChatterAsync("dan"), await app.ChatterAsync("eve", SocketIOTestTransport.Polling));
        Chatter[] others = [.. writers[1..], dan, eve];
        var (one, two) = (await writers[0].CreateAsync("group", "one", others), await writers[0].CreateAsync("group", "two", others));

        var written = await Task.WhenAll(writers.Select(writer => WriteAsync(writer, one, two)));

        foreach (var follower in new[] { dan, eve })
        {
            await HearsAllAsync(follower, one, written.Max(revs => revs.One));
            await HearsAllAsync(follower, two, written.Max(revs => revs.Two));
        }
    }

    /// <summary>Sends, changes and fails: what is undone takes no revision. Returns the last ones.</summary>
    private static async Task<(long One, long Two)> WriteAsync(Chatter writer, string one, string two)
    {
        var (oneRev, twoRev) = (0L, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var sent = await writer.SayAsync(one, "hello");
            await writer.RefusedAsync("not_found", "message:send", new { conversation = one, text = "hello", clientId = Guid.CreateVersion7(), replyTo = 1_000_000 });
            var edited = await writer.DoAsync("message:edit", new { conversation = one, seq = sent.GetProperty("seq").GetInt64(), text = "hello again" });
            oneRev = edited.GetProperty("message").GetProperty("rev").GetInt64();
            twoRev = (await writer.SayAsync(two, "hello")).GetProperty("rev").GetInt64();
        }

        return (oneRev, twoRev);
    }

    private static async Task HearsAllAsync(Chatter follower, string group, long last)
    {
        var feed = "conversation:" + group;
        await EventuallyHeardAsync(follower, feed, last);
        var heard = RevsOf(follower, feed);
        Assert.Equal(Enumerable.Range(0, (int)(last - heard[0]) + 1).Select(number => heard[0] + number), heard);
    }

    private static async Task EventuallyHeardAsync(Chatter follower, string feed, long rev)
    {
        while (!RevsOf(follower, feed).Contains(rev))
        {
            await follower.ChangeAsync();
        }
    }

    private static long[] RevsOf(Chatter follower, string feed) =>
    [
        .. follower.Socket.Received
            .Where(received => received.Name is "feed:change")
            .Select(received => received.Get<JsonElement>())
            .Where(change => change.GetProperty("feed").ValueEquals(feed))
            .Select(change => change.GetProperty("rev").GetInt64()),
    ];
}
