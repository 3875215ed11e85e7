using System.Text.Json;
using Parlance.Chat.Reading.Receipts;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Chat.Tests.Feeds;
using Parlance.Chat.Tests.Messages;

namespace Parlance.Chat.Tests.Reading;

public sealed class ReceiptTests
{
    [Fact]
    public async Task Those_in_a_group_see_how_far_each_has_read()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid, group) = await SetAsync(app);
        var held = new Replica(ann, group);
        await held.OpenAsync();

        await ben.DoAsync("read:move", new { conversation = group, seq = 2 });
        await cid.DoAsync("read:move", new { conversation = group, seq = 3 });
        await ben.DoAsync("read:move", new { conversation = group, seq = 1 });

        Assert.Equal([(cid.Id, 3), (ben.Id, 2)], Shown(await ann.DoAsync("read:receipts", new { conversation = group })));
        var stranger = await app.ChatterAsync("dot");
        await stranger.RefusedAsync("not_found", "read:receipts", new { conversation = group });
    }

    [Fact]
    public async Task What_is_marked_as_unread_was_read_all_the_same()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, _, group) = await SetAsync(app);
        await ben.DoAsync("read:move", new { conversation = group, seq = 3 });
        var head = await HeadAsync(ann, group);

        var version = (await ben.DoAsync("read:back", new { conversation = group, seq = 2 })).GetProperty("position").GetProperty("version").GetInt64();
        await ben.DoAsync("read:move", new { conversation = group, seq = 2, version });

        Assert.Equal([(ben.Id, 3)], Shown(await ann.DoAsync("read:receipts", new { conversation = group })));
        Assert.Equal(head, await HeadAsync(ann, group));
    }

    [Fact]
    public async Task Who_hides_it_is_seen_nowhere_any_more_until_they_show_it_and_read_on()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, _, group) = await SetAsync(app);
        var direct = (await ann.SayToAsync(ben, "hello")).GetProperty("conversation").GetString()!;
        foreach (var conversation in new[] { group, direct })
        {
            await ben.DoAsync("read:move", new { conversation, seq = 1 });
            Assert.Equal([(ben.Id, 1)], Shown(await ann.DoAsync("read:receipts", new { conversation })));
        }

        var held = new Replica(ann, group);
        await held.OpenAsync();
        await ben.DoAsync("settings:set", new { key = "receipts", value = "off" });
        await ben.DoAsync("read:move", new { conversation = group, seq = 2 });

        foreach (var conversation in new[] { group, direct })
        {
            Assert.Empty(Shown(await ann.DoAsync("read:receipts", new { conversation })));
        }

        await held.SyncAsync();
        Assert.Contains("\"removed\":true", held.Shown(1), StringComparison.Ordinal);
        await ben.DoAsync("settings:set", new { key = "receipts", value = "on" });
        Assert.Empty(Shown(await ann.DoAsync("read:receipts", new { conversation = group })));
        await ben.DoAsync("read:move", new { conversation = group, seq = 3 });
        Assert.Equal([(ben.Id, 3)], Shown(await ann.DoAsync("read:receipts", new { conversation = group })));
    }

    [Fact]
    public async Task Nobody_whom_one_has_blocked_sees_in_the_conversation_with_them_that_one_reads()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var direct = (await ann.SayToAsync(ben, "hello")).GetProperty("conversation").GetString()!;
        await ben.DoAsync("block:add", new { user = ann.Id });

        await ben.DoAsync("read:move", new { conversation = direct, seq = 1 });

        Assert.Empty(Shown(await ann.DoAsync("read:receipts", new { conversation = direct })));
    }

    [Fact]
    public async Task Channels_and_large_groups_have_none()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, _, group) = await SetAsync(app);
        var channel = await ann.CreateAsync("channel", "open", ben);
        await app.WriteAsync(ann, channel, 1);
        await app.WriteAsync((db, _) => db.ExecuteAsync("UPDATE conversations SET member_count = @many WHERE kind = 1", new { many = ReceiptLimits.MembersMax + 1 }));

        foreach (var conversation in new[] { channel, group })
        {
            await ben.DoAsync("read:move", new { conversation, seq = 1 });
            Assert.Empty(Shown(await ann.DoAsync("read:receipts", new { conversation })));
        }
    }

    [Fact]
    public async Task Who_reads_while_they_hide_it_is_hidden()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, _, group) = await SetAsync(app);
        for (var round = 0; round < 6; round++)
        {
            await ben.DoAsync("settings:set", new { key = "receipts", value = "on" });
            await app.WriteAsync(ann, group, 1);
            await Task.WhenAll(
                ben.Account.PutAsync("me/settings/receipts", new { value = "off" }),
                ben.Account.PutAsync($"conversations/{group}/read", new { seq = 4 + round, version = 0 }));

            Assert.Empty(Shown(await ann.DoAsync("read:receipts", new { conversation = group })));
        }
    }

    [Fact]
    public async Task They_go_with_the_account()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var direct = (await ann.SayToAsync(ben, "hello")).GetProperty("conversation").GetString()!;
        await ben.DoAsync("read:move", new { conversation = direct, seq = 1 });

        (await ben.Account.DeleteAsync("me")).Done();

        Assert.Empty(Shown(await ann.DoAsync("read:receipts", new { conversation = direct })));
    }

    private static async Task<(Chatter Ann, Chatter Ben, Chatter Cid, string Group)> SetAsync(ChatApp app)
    {
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "few", ben, cid);
        await app.WriteAsync(ann, group, 3);
        return (ann, ben, cid, group);
    }

    private static async Task<long> HeadAsync(Chatter who, string conversation) =>
        (await who.DoAsync("feed:heads", new { })).GetProperty("heads").GetProperty("conversation:" + conversation).GetInt64();

    private static IReadOnlyList<(string, int)> Shown(JsonElement listed) =>
        [.. listed.GetProperty("items").EnumerateArray().Select(row => (row.GetProperty("user").GetString()!, row.GetProperty("seq").GetInt32()))];
}
