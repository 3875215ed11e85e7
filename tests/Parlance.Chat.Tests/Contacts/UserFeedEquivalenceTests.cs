using System.Text.Json;
using Parlance.Chat.Tests.Feeds;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Contacts;

/// <summary>Following one's own feed gives what reading it anew gives, for both of two people, whatever happens between them.</summary>
[Trait("pace", "thorough")]
public sealed class UserFeedEquivalenceTests
{
    private static readonly string[] Themes = ["light", "dark", "system"];
    private static readonly string[] Keywords = ["lunch", "Đà Nẵng"];
    private const string Later = "2000-02-01T00:00:00Z";
    private static readonly int[] Weekend = [6, 7];
    private static readonly string[] Folders = ["019ab000-0000-7000-8000-000000000001", "019ab000-0000-7000-8000-000000000002"];

    public static TheoryData<string, SocketIOTestTransport> Changes()
    {
        var data = new TheoryData<string, SocketIOTestTransport>();
        foreach (var change in new[] { "request", "accept", "reject", "both", "withdraw", "remove", "block", "blockRequested", "blockContact", "unblock", "setting", "unset",
            "join", "leave", "kick", "read", "unread", "presence", "save", "unsave", "level", "unlevel", "rules", "draft", "redraft", "discard", "sendDraft",
            "schedule", "reschedule", "unschedule", "sendScheduled", "remind", "snooze", "reminded",
            "follow", "unfollow", "threadRead", "threadUnread", "threadReply", "threadMention",
            "folder", "rename", "removeFolder", "place", "favourite", "reorder", "unplace" })
        {
            data.Add(change, SocketIOTestTransport.WebSocket);
            if (Transports.IsPollingTried)
            {
                data.Add(change, SocketIOTestTransport.Polling);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task Events_make_of_an_old_snapshot_what_a_fresh_one_is(string change, SocketIOTestTransport transport)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann", transport), await app.ChatterAsync("ben", transport));
        var channel = await ann.CreateAsync("channel", "open");
        foreach (var before in Before(change))
        {
            await DoAsync(before, ann, ben, channel);
        }

        var (anns, bens) = (await UserReplica.OfAsync(ann), await UserReplica.OfAsync(ben));
        var known = anns.Rev + bens.Rev;
        await DoAsync(change, ann, ben, channel);
        await anns.FollowAsync();
        await bens.FollowAsync();

        Assert.True(anns.Rev + bens.Rev > known);
        Assert.Equal((await UserReplica.OfAsync(ann)).Shown, anns.Shown);
        Assert.Equal((await UserReplica.OfAsync(ben)).Shown, bens.Shown);
    }

    [Theory, InlineData(1, SocketIOTestTransport.WebSocket), InlineData(2, SocketIOTestTransport.WebSocket), InlineData(3, SocketIOTestTransport.Polling)]
    public async Task Long_histories_converge_also_for_a_reader_whose_connection_breaks(int seed, SocketIOTestTransport transport)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, reader) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("ben", transport));
        var channel = await ann.CreateAsync("channel", "open");
        await ann.SayAsync(channel, "something to read");
        await ann.SayAsync(channel, "and more");
        var (anns, bens) = (await UserReplica.OfAsync(ann), await UserReplica.OfAsync(reader));
        var random = new Random(seed);
        for (var step = 0; step < 60; step++)
        {
            var (one, other) = random.Next(2) is 0 ? (ann, ben) : (ben, ann);
            await DoSomethingAsync(one, other, channel, random);
            if (step % 20 is 7)
            {
                await bens.FollowAsync();
                await reader.Socket.DisconnectAsync();
            }
            else if (step % 20 is 14)
            {
                reader = await app.ChatterAsync("ben", transport);
                await bens.ReconnectAsync(reader);
            }
        }

        await anns.FollowAsync();
        await bens.FollowAsync();

        Assert.Equal((await UserReplica.OfAsync(ann)).Shown, anns.Shown);
        Assert.Equal((await UserReplica.OfAsync(ben)).Shown, bens.Shown);
    }

    // What does not fit is refused, and changes nothing.
    private static Task<JsonElement> DoSomethingAsync(Chatter one, Chatter other, string channel, Random random) => random.Next(28) switch
    {
        0 or 1 => one.AskAsync("contact:request", new { user = other.Id }),
        2 => one.AskAsync("contact:answer", new { user = other.Id, accept = random.Next(2) is 0 }),
        3 => one.AskAsync("contact:remove", new { user = other.Id }),
        4 => one.AskAsync("block:add", new { user = other.Id }),
        5 => one.AskAsync("block:remove", new { user = other.Id }),
        6 => one.AskAsync("conversation:join", new { conversation = channel }),
        7 => one.AskAsync("member:kick", new { conversation = channel, user = other.Id }),
        8 => one.AskAsync("read:move", new { conversation = channel, seq = 1 + random.Next(2), version = random.Next(3) }),
        9 => one.AskAsync("read:back", new { conversation = channel, seq = 1 + random.Next(2) }),
        10 => one.AskAsync("presence:set", new { state = random.Next(2) is 0 ? "away" : "online" }),
        12 => one.AskAsync("saved:add", new { conversation = channel, seq = 1 + random.Next(2) }),
        13 => one.AskAsync("saved:remove", new { conversation = channel, seq = 1 + random.Next(2) }),
        14 => one.AskAsync("draft:put", new { conversation = channel, text = $"begun {random.Next(3)}", rev = random.Next(60) }),
        15 => one.AskAsync("message:send", new { conversation = channel, clientId = Guid.CreateVersion7(), text = "sent", draft = random.Next(60) }),
        16 => one.AskAsync("message:send", new { conversation = channel, clientId = Guid.CreateVersion7(), text = "@ann @ben", thread = 1 + random.Next(2) }),
        17 => one.AskAsync("thread:follow", new { conversation = channel, thread = 1 + random.Next(2), following = random.Next(2) is 0 }),
        18 => one.AskAsync("thread:move", new { conversation = channel, thread = 1 + random.Next(2), seq = 1 + random.Next(30), version = random.Next(3) }),
        19 => one.AskAsync("notification:set", new { conversation = channel, level = random.Next(2) is 0 ? "all" : "nothing" }),
        20 => one.AskAsync("notification:rules", new { keywords = Keywords.Take(random.Next(3)) }),
        21 => one.AskAsync("folder:put", new { id = Folders[random.Next(2)], name = $"folder {random.Next(3)}" }),
        22 => one.AskAsync("folder:put", new { id = Folders[0], before = Folders[1] }),
        23 => one.AskAsync("folder:place", new { conversation = channel, favourite = random.Next(2) is 0, folder = random.Next(3) is 0 ? Folders[0] : null }),
        24 => one.AskAsync("folder:place", new { conversation = channel, folder = Folders[random.Next(2)] }),
        25 => one.AskAsync("scheduled:add", new { conversation = channel, clientId = Guid.CreateVersion7(), text = "later", at = Later }),
        26 => one.AskAsync("reminder:add", new { conversation = channel, seq = 1 + random.Next(2), clientId = Guid.CreateVersion7(), at = Later }),
        11 => one.AskAsync("conversation:leave", new { conversation = channel }),
        _ => one.AskAsync("settings:set", new { key = "theme", value = Themes[random.Next(Themes.Length)] }),
    };

    private static string[] Before(string change) => change switch
    {
        "accept" or "reject" or "both" or "withdraw" or "blockRequested" => ["request"],
        "remove" or "blockContact" => ["request", "accept"],
        "unblock" => ["block"],
        "unset" => ["setting"],
        "unlevel" => ["level"],
        "leave" or "kick" => ["join"],
        "read" or "save" => ["say"],
        "unsave" => ["say", "save"],
        "rename" or "place" => ["folder"],
        "removeFolder" or "unplace" => ["folder", "place"],
        "reorder" => ["folder", "folderToo"],
        "follow" or "threadReply" or "threadRead" => ["say"],
        "unfollow" => ["say", "follow"],
        "threadUnread" => ["say", "threadRead"],
        "threadMention" => ["say", "join"],
        "redraft" or "discard" or "sendDraft" => ["draft"],
        "unread" => ["say", "read"],
        "reschedule" or "unschedule" or "sendScheduled" => ["schedule"],
        "snooze" or "reminded" => ["remind"],
        _ => [],
    };

    private static Task<JsonElement> DoAsync(string change, Chatter ann, Chatter ben, string channel) => change switch
    {
        "request" => ann.DoAsync("contact:request", new { user = ben.Id, note = "from the meeting" }),
        "accept" => ben.DoAsync("contact:answer", new { user = ann.Id, accept = true }),
        "reject" => ben.DoAsync("contact:answer", new { user = ann.Id, accept = false }),
        "both" => ben.DoAsync("contact:request", new { user = ann.Id }),
        "withdraw" => ann.DoAsync("contact:remove", new { user = ben.Id }),
        "remove" => ben.DoAsync("contact:remove", new { user = ann.Id }),
        "block" or "blockContact" => ann.DoAsync("block:add", new { user = ben.Id }),
        "blockRequested" => ben.DoAsync("block:add", new { user = ann.Id }),
        "unblock" => ann.DoAsync("block:remove", new { user = ben.Id }),
        "setting" => ann.DoAsync("settings:set", new { key = "theme", value = "dark" }),
        "level" => ann.DoAsync("notification:set", new { conversation = channel, level = "nothing", mutedUntil = "1999-12-31T23:59:59.999Z" }),
        "unlevel" => ann.DoAsync("notification:set", new { conversation = channel }),
        "rules" => ann.DoAsync("notification:rules", new { keywords = Keywords, quiet = new { days = Weekend, from = "22:00", to = "07:00", zone = "Asia/Ho_Chi_Minh" } }),
        "join" => ben.DoAsync("conversation:join", new { conversation = channel }),
        "leave" => ben.DoAsync("conversation:leave", new { conversation = channel }),
        "kick" => ann.DoAsync("member:kick", new { conversation = channel, user = ben.Id }),
        "say" => ann.SayAsync(channel, "something to read"),
        "read" => ann.DoAsync("read:move", new { conversation = channel, seq = 1 }),
        "unread" => ann.DoAsync("read:back", new { conversation = channel, seq = 1 }),
        "save" => ann.DoAsync("saved:add", new { conversation = channel, seq = 1 }),
        "unsave" => ann.DoAsync("saved:remove", new { conversation = channel, seq = 1 }),
        "folder" => ann.DoAsync("folder:put", new { id = Folders[0], name = "work", emoji = "🌻" }),
        "folderToo" => ann.DoAsync("folder:put", new { id = Folders[1], name = "home" }),
        "rename" => ann.DoAsync("folder:put", new { id = Folders[0], name = "more work" }),
        "reorder" => ann.DoAsync("folder:put", new { id = Folders[1], before = Folders[0] }),
        "removeFolder" => ann.DoAsync("folder:remove", new { id = Folders[0] }),
        "place" => ann.DoAsync("folder:place", new { conversation = channel, folder = Folders[0] }),
        "favourite" => ann.DoAsync("folder:place", new { conversation = channel, favourite = true }),
        "unplace" => ann.DoAsync("folder:place", new { conversation = channel }),
        "follow" => ann.DoAsync("thread:follow", new { conversation = channel, thread = 1, following = true }),
        "unfollow" => ann.DoAsync("thread:follow", new { conversation = channel, thread = 1, following = false }),
        "threadRead" => ann.DoAsync("thread:move", new { conversation = channel, thread = 1, seq = 1 }),
        "threadUnread" => ann.DoAsync("thread:back", new { conversation = channel, thread = 1, seq = 1 }),
        "threadReply" => ann.DoAsync("message:send", new { conversation = channel, clientId = Guid.CreateVersion7(), text = "reply", thread = 1 }),
        "threadMention" => ann.DoAsync("message:send", new { conversation = channel, clientId = Guid.CreateVersion7(), text = "reply, @ben", thread = 1 }),
        "draft" => PutDraftAsync(ann, channel, "begun"),
        "redraft" => PutDraftAsync(ann, channel, "begun, and more"),
        "discard" => PutDraftAsync(ann, channel, ""),
        "sendDraft" => SendDraftAsync(ann, channel),
        "schedule" => ann.DoAsync("scheduled:add", new { conversation = channel, clientId = Guid.CreateVersion7(), text = "later", at = Later }),
        "reschedule" => OfOneAsync(ann, "scheduled:edit", id => new { id, text = "later still", at = Later }),
        "unschedule" => OfOneAsync(ann, "scheduled:remove", id => new { id }),
        "sendScheduled" => OfOneAsync(ann, "scheduled:send", id => new { id }),
        "remind" => ann.DoAsync("reminder:add", new { clientId = Guid.CreateVersion7(), text = "the milk", at = Later }),
        "snooze" => OfOneAsync(ann, "reminder:snooze", id => new { id, at = "2000-03-01T00:00:00Z" }),
        "reminded" => OfOneAsync(ann, "reminder:done", id => new { id }),
        "presence" => ann.DoAsync("presence:set", new { state = "dnd" }),
        "unset" => ann.DoAsync("settings:set", new { key = "theme" }),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "no such change"),
    };

    private static async Task<JsonElement> OfOneAsync(Chatter who, string eventName, Func<string?, object> payload)
    {
        var item = (await who.DoAsync(eventName.Split(':')[0] + ":list", new { })).GetProperty("items")[0];
        return await who.DoAsync(eventName, payload((item.TryGetProperty("reminder", out var reminder) ? reminder : item).GetProperty("id").GetString()));
    }

    private static async Task<JsonElement> PutDraftAsync(Chatter who, string conversation, string text) =>
        await who.DoAsync("draft:put", new { conversation, text, rev = await DraftRevAsync(who) });

    private static async Task<JsonElement> SendDraftAsync(Chatter who, string conversation) =>
        await who.DoAsync("message:send", new { conversation, clientId = Guid.CreateVersion7(), text = "begun", draft = await DraftRevAsync(who) });

    private static async Task<long> DraftRevAsync(Chatter who) =>
        (await who.DoAsync("draft:list", new { })).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("rev").GetInt64()).SingleOrDefault();
}
