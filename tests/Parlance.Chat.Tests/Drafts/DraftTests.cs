using System.Net;
using System.Text.Json;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Drafts;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Chat.Tests.Feeds;

namespace Parlance.Chat.Tests.Drafts;

public sealed class DraftTests
{
    [Fact]
    public async Task What_is_begun_on_one_device_goes_on_on_another()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);
        var phone = await app.ChatterAsync("ben");
        var first = await PutAsync(ben, group, "Dear", rev: 0, replyTo: 1);

        var heard = Assert.Single((await phone.ChangeAsync(phone.Feed)).GetProperty("rows").EnumerateArray());
        Assert.Equal(("draft", "Dear", 1), (heard.GetProperty("type").GetString(), heard.GetProperty("text").GetString(), heard.GetProperty("replyTo").GetInt64()));
        var second = await PutAsync(phone, group, "Dear all", RevOf(heard));

        Assert.True(RevOf(second) > RevOf(first));
        Assert.Equal(["Dear all"], await TextsAsync(ben));
        Assert.Empty(await TextsAsync(ann));
        var none = await PutAsync(ben, group, "", RevOf(second));
        Assert.Equal(("", JsonValueKind.Null), (none.GetProperty("text").GetString(), none.GetProperty("replyTo").ValueKind));
        Assert.Empty(await TextsAsync(phone));
    }

    [Fact]
    public async Task A_device_that_does_not_know_the_newest_text_writes_nothing_over_it_and_is_told_it()
    {
        await using var app = await ChatApp.StartAsync();
        var (_, ben, group) = await SetAsync(app);
        var old = RevOf(await PutAsync(ben, group, "first", rev: 0));
        var newest = await PutAsync(ben, group, "second", old);

        foreach (var rev in new[] { 0, old, RevOf(newest) + 1 })
        {
            var refused = Refused.As("stale", await ben.AskAsync("draft:put", new { conversation = group, text = "from the drawer", rev }));
            Assert.Equal(("draft", "second", RevOf(newest)), (refused.GetProperty("current").GetProperty("type").GetString(), refused.GetProperty("current").GetProperty("text").GetString(), RevOf(refused.GetProperty("current"))));
        }

        var overHttp = (await ben.Account.PutAsync($"conversations/{group}/draft", new { text = "", rev = old })).Refused(HttpStatusCode.PreconditionFailed, "stale");
        Assert.Equal("second", overHttp.GetProperty("current").GetProperty("text").GetString());
        Assert.Equal(["second"], await TextsAsync(ben));
        // A request that comes again is no other device.
        Assert.Equal(newest.GetRawText(), (await PutAsync(ben, group, "second", old)).GetRawText());
    }

    [Fact]
    public async Task Of_devices_that_write_at_once_one_is_heard_and_the_others_know_it()
    {
        await using var app = await ChatApp.StartAsync();
        var (_, ben, group) = await SetAsync(app);
        var rev = RevOf(await PutAsync(ben, group, "begun", rev: 0));
        for (var round = 0; round < 10; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(device => ben.Account.PutAsync($"conversations/{group}/draft", new { text = $"{round} by {device}", rev })));

            var won = Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK).Json.GetProperty("draft");
            Assert.All(
                answers.Where(answer => answer.Status is not HttpStatusCode.OK),
                answer => Assert.Equal(won.GetProperty("text").GetString(), answer.Refused(HttpStatusCode.PreconditionFailed, "stale").GetProperty("current").GetProperty("text").GetString()));
            rev = RevOf(won);
        }
    }

    [Fact]
    public async Task A_send_empties_the_draft_that_it_was_and_no_newer_one()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);
        var held = await UserReplica.OfAsync(ben);
        var draft = RevOf(await PutAsync(ben, group, "hello", rev: 0));
        var clientId = Guid.CreateVersion7();

        await ben.DoAsync("message:send", new { conversation = group, clientId, text = "hello", draft });
        Assert.Empty(await TextsAsync(ben));

        var next = RevOf(await PutAsync(ben, group, "next", (await CurrentRevAsync(ben))));
        // The first send comes again, with an ack that was lost; and another device sends what it knew.
        await ben.DoAsync("message:send", new { conversation = group, clientId, text = "hello", draft });
        await ben.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "hello, late", draft });
        Assert.Equal(["next"], await TextsAsync(ben));

        // What is refused empties nothing.
        await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, mutedForSeconds = 60 });
        await ben.RefusedAsync("muted", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "next", draft = next });
        Assert.Equal(["next"], await TextsAsync(ben));
        await held.FollowAsync();
        Assert.Equal((await UserReplica.OfAsync(ben)).Shown, held.Shown);
    }

    [Fact]
    public async Task Whoever_is_out_throws_their_draft_away_and_begins_no_other()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);
        var rev = RevOf(await PutAsync(ben, group, "unfinished", rev: 0));
        await ann.DoAsync("member:kick", new { conversation = group, user = ben.Id });

        await ben.RefusedAsync("not_found", "draft:put", new { conversation = group, text = "more", rev });
        Assert.Equal(["unfinished"], await TextsAsync(ben));
        await PutAsync(ben, group, "", rev);
        Assert.Empty(await TextsAsync(ben));
        await ann.RefusedAsync("not_found", "draft:put", new { conversation = group, text = "" });
    }

    [Fact]
    public async Task A_draft_is_no_longer_than_a_message_and_there_are_so_many()
    {
        await using var app = await ChatApp.StartAsync();
        var (_, ben, group) = await SetAsync(app);
        await app.WriteAsync(async (db, _) =>
        {
            for (var thread = 1; thread < DraftLimits.DraftsMax; thread++)
            {
                await DraftStore.PutAsync(db, new UserId(Guid.Parse(ben.Id)), new() { ConversationId = new ConversationId(Guid.Parse(group)), Thread = thread, Text = "x", Rev = thread });
            }
        });
        var other = await ben.CreateAsync("group", "other");

        var rev = RevOf(await PutAsync(ben, group, new string('x', 20_000), rev: 0));
        await ben.RefusedAsync("invalid", "draft:put", new { conversation = group, text = new string('x', 20_001), rev });
        await ben.RefusedAsync("invalid", "draft:put", new { conversation = group, text = "\u0000", rev });
        await ben.RefusedAsync("invalid", "draft:put", new { conversation = group, text = "x", rev = -1 });
        await ben.RefusedAsync("conflict", "draft:put", new { conversation = other, text = "one more" });
        rev = RevOf(await PutAsync(ben, group, "shorter", rev));
        await PutAsync(ben, group, "", rev);
        await PutAsync(ben, other, "one more", rev: 0);
    }

    [Fact]
    public async Task Drafts_are_listed_in_parts_and_exported_and_go_with_the_account()
    {
        await using var app = await ChatApp.StartAsync();
        var (_, ben, group) = await SetAsync(app);
        var other = await ben.CreateAsync("group", "other");
        await PutAsync(ben, group, "one", rev: 0);
        await PutAsync(ben, other, "two", rev: 0);

        var first = await ben.DoAsync("draft:list", new { limit = 1 });
        var second = await ben.DoAsync("draft:list", new { limit = 1, cursor = first.GetProperty("next").GetString() });
        Assert.Equal(("two", "one"), (first.GetProperty("items")[0].GetProperty("text").GetString(), second.GetProperty("items")[0].GetProperty("text").GetString()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(2, (await ben.Account.GetAsync("me/export")).Ok().GetProperty("drafts").GetArrayLength());

        (await ben.Account.DeleteAsync("me")).Done();
        Assert.Equal(0, await app.CountAsync("drafts"));
    }

    private static async Task<(Chatter Ann, Chatter Ben, string Group)> SetAsync(ChatApp app)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "written in", ben);
        await ann.SayAsync(group, "hello");
        return (ann, ben, group);
    }

    private static async Task<JsonElement> PutAsync(Chatter who, string conversation, string text, long rev, long? replyTo = null) =>
        (await who.DoAsync("draft:put", new { conversation, text, rev, replyTo })).GetProperty("draft");

    private static long RevOf(JsonElement row) => row.GetProperty("rev").GetInt64();

    // What a device knows that has just caught up.
    private static async Task<long> CurrentRevAsync(Chatter who) =>
        RevOf(Assert.Single((await who.DoAsync("feed:sync", new { feed = who.Feed, rev = 0 })).GetProperty("rows").EnumerateArray(), row => row.GetProperty("type").ValueEquals("draft")));

    private static async Task<IReadOnlyList<string?>> TextsAsync(Chatter who) =>
        [.. (await who.DoAsync("draft:list", new { })).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("text").GetString())];
}
