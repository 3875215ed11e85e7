using System.Text;
using System.Text.Json;
using Parlance.Chat.Messages;
using Parlance.Chat.Tests.Messages;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Feeds;

/// <summary>Pages end where there is much text, so that a connection's send buffer has room for them, and nothing is missing for it.</summary>
[Trait("pace", "slow")]
public sealed class HeavyPageTests
{
    private const int Count = 160;

    // As long as a text can be, in letters of three bytes: 60 kB.
    private static readonly string Long = new('漢', MessageLimits.TextCharsMax);

    // What pages are cut at, one message with the one that it answers, and what is not text.
    private const int BytesMax = 1024 * 1024 + (4 * 65_000);

    [Theory, InlineData(SocketIOTestTransport.WebSocket), InlineData(SocketIOTestTransport.Polling)]
    public async Task A_sync_of_ten_megabytes_comes_in_pages_that_are_complete_together(SocketIOTestTransport transport)
    {
        await using var app = await ChatApp.StartAsync();
        var (ben, group) = await SetAsync(app, transport);
        var epoch = (await ben.DoAsync("feed:heads", new { })).GetProperty("epoch").GetString();

        var (seqs, pages, cursor) = (new List<long>(), 0, (string?)null);
        do
        {
            var page = await ben.DoAsync("feed:sync", new { feed = "conversation:" + group, epoch, rev = 1, ranges = new[] { new { from = 1, to = Count } }, cursor });
            Assert.InRange(Encoding.UTF8.GetByteCount(page.GetRawText()), 1, BytesMax);
            seqs.AddRange(Seqs(page));
            cursor = page.GetProperty("next").GetString();
            pages++;
        }
        while (cursor is not null);

        Assert.InRange(pages, 9, 12);
        Assert.Equal(Enumerable.Range(1, Count).Select(seq => (long)seq), seqs);
    }

    [Theory, InlineData(SocketIOTestTransport.WebSocket), InlineData(SocketIOTestTransport.Polling)]
    public async Task History_and_the_newest_end_at_the_same_size_nearest_to_what_was_asked_for(SocketIOTestTransport transport)
    {
        await using var app = await ChatApp.StartAsync();
        var (ben, group) = await SetAsync(app, transport);

        var newest = Seqs(await PageAsync(ben, "feed:sync", new { feed = "conversation:" + group }));
        Assert.Equal((Count, true), (newest[^1], newest.Count is > 5 and < 40));
        Assert.Equal(Enumerable.Range((int)newest[0], newest.Count).Select(seq => (long)seq), newest);

        // Downwards over all of it: no page is empty, and each ends where the next begins.
        var below = (long)Count + 1;
        while (below > 1)
        {
            var page = await PageAsync(ben, "message:history", new { conversation = group, before = below, limit = 100 });
            Assert.Equal(below - 1, page.GetProperty("range").GetProperty("to").GetInt64());
            below = page.GetProperty("range").GetProperty("from").GetInt64();
        }

        var after = await PageAsync(ben, "message:history", new { conversation = group, after = 20, limit = 100 });
        Assert.Equal((21, true), (after.GetProperty("range").GetProperty("from").GetInt64(), after.GetProperty("range").GetProperty("to").GetInt64() < 60));
        var around = await PageAsync(ben, "message:history", new { conversation = group, around = 80, limit = 100 });
        Assert.InRange(80 - around.GetProperty("range").GetProperty("from").GetInt64(), 3, 20);
        Assert.InRange(around.GetProperty("range").GetProperty("to").GetInt64() - 80, 3, 20);
    }

    [Fact]
    public async Task Single_messages_come_as_far_as_they_fit_and_the_rest_when_they_are_asked_for_again()
    {
        await using var app = await ChatApp.StartAsync();
        var (ben, group) = await SetAsync(app, SocketIOTestTransport.WebSocket);
        var missing = Enumerable.Range(1, 100).Select(seq => (long)seq).ToList();
        bool more;
        do
        {
            var got = await PageAsync(ben, "message:get", new { conversation = group, seqs = missing });
            Assert.NotEqual(0, missing.RemoveAll(Seqs(got).Contains));
            more = got.GetProperty("more").GetBoolean();
        }
        while (more);

        Assert.Empty(missing);
    }

    private static async Task<JsonElement> PageAsync(Chatter who, string eventName, object payload)
    {
        var page = await who.DoAsync(eventName, payload);
        Assert.InRange(Encoding.UTF8.GetByteCount(page.GetRawText()), 1, BytesMax);
        return page;
    }

    private static List<long> Seqs(JsonElement page) =>
        [.. page.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("type").ValueEquals("message")).Select(row => row.GetProperty("seq").GetInt64())];

    private static async Task<(Chatter Ben, string Group)> SetAsync(ChatApp app, SocketIOTestTransport transport)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben", transport));
        var group = await ann.CreateAsync("group", "long", ben);
        await app.WriteAsync(ann, group, Count, Long);
        return (ben, group);
    }
}
