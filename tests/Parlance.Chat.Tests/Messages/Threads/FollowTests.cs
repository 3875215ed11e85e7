using System.Text.Json;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Messages.Threads;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Chat.Tests.Feeds;

namespace Parlance.Chat.Tests.Messages.Threads;

public sealed class FollowTests
{
    [Fact]
    public async Task Those_who_have_to_do_with_a_thread_follow_it_and_count_what_they_have_not_read()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid, group) = await SetAsync(app);
        await ann.SayAsync(group, "first");

        await ReplyAsync(ben, group, 1, "one");
        await ReplyAsync(ben, group, 1, "two, @cid");
        await ReplyAsync(ben, group, 1, "three");

        Assert.Equal(["1: 3 unread"], await ListAsync(ann));
        Assert.Equal(["1: 0 unread"], await ListAsync(ben));
        // What came before the mention was no business of his.
        Assert.Equal(["1: 2 unread"], await ListAsync(cid));

        await ReplyAsync(ann, group, 1, "four");
        await cid.DoAsync("thread:move", new { conversation = group, thread = 1, seq = 4 });
        Assert.Equal(["1: 1 unread"], await ListAsync(ben));
        Assert.Equal(["1: 1 unread"], await ListAsync(cid));
        await ben.DoAsync("message:delete", new { conversation = group, seq = 4 });
        Assert.Equal(["1: 2 unread"], await ListAsync(ann));
    }

    [Fact]
    public async Task Reading_moves_forward_and_back_on_purpose_as_everywhere()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, _, group) = await SetAsync(app);
        await ann.SayAsync(group, "first");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await ReplyAsync(ben, group, 1, "reply");
        }

        var moved = await MoveAsync(ann, group, 3, version: 0);
        Assert.Equal((3, 0, true), Position(moved));
        Assert.Equal((3, 0, true), Position(await MoveAsync(ann, group, 2, version: 0)));
        Assert.Equal(["1: 1 unread"], await ListAsync(ann));
        var back = (await ann.DoAsync("thread:back", new { conversation = group, thread = 1, seq = 2 })).GetProperty("thread");
        Assert.Equal((1, 1, true), Position(back));
        // A device that is late undoes nothing, and none reads further than there is.
        Assert.Equal(back.GetRawText(), (await MoveAsync(ann, group, 4, version: 0)).GetRawText());
        Assert.Equal((4, 1, true), Position(await MoveAsync(ann, group, 100, version: 1)));
        Assert.Equal(["1: 0 unread"], await ListAsync(ann));
    }

    [Fact]
    public async Task Whoever_leaves_a_thread_is_left_alone_until_they_reply()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid, group) = await SetAsync(app);
        await ann.SayAsync(group, "first");
        await ReplyAsync(ben, group, 1, "reply, @cid");

        await cid.DoAsync("thread:follow", new { conversation = group, thread = 1, following = false });
        await ReplyAsync(ben, group, 1, "again, @cid");
        Assert.Empty(await ListAsync(cid));
        Assert.Equal(2, (await cid.DoAsync("conversation:list", new { })).GetProperty("items")[0].GetProperty("mentions").GetInt64());

        await ReplyAsync(cid, group, 1, "well");
        Assert.Single(await ListAsync(cid));
        // Whoever only read may be mentioned later.
        var dot = await app.ChatterAsync("dot");
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { dot.Id } });
        await dot.DoAsync("thread:move", new { conversation = group, thread = 1, seq = 2 });
        Assert.Empty(await ListAsync(dot));
        await ReplyAsync(ben, group, 1, "welcome, @dot");
        Assert.Single(await ListAsync(dot));
    }

    [Fact]
    public async Task The_list_is_in_the_order_of_what_was_said_last_and_comes_in_parts()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, _, group) = await SetAsync(app);
        var other = await ann.CreateAsync("group", "other", ben);
        for (var number = 0; number < 5; number++)
        {
            await ann.SayAsync(number % 2 is 0 ? group : other, "first");
        }

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await ann.DoAsync("thread:follow", new { conversation = group, thread = 2, following = true });
        foreach (var (conversation, thread) in new[] { (other, 2L), (group, 3), (group, 1), (other, 1), (other, 2) })
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await ReplyAsync(ben, conversation, thread, "reply");
        }

        var all = new List<string>();
        string? cursor = null;
        do
        {
            var page = await ann.DoAsync("thread:list", new { cursor, limit = 2 });
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(item =>
                $"{(item.GetProperty("thread").GetProperty("conversation").ValueEquals(group) ? "group" : "other")} {item.GetProperty("root").GetProperty("seq")}"));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        Assert.Equal(["other 2", "other 1", "group 1", "group 3", "group 2"], all);
        await ann.RefusedAsync("invalid", "thread:list", new { cursor = "1.2" });
        await ann.RefusedAsync("invalid", "thread:list", new { limit = 0 });
    }

    [Fact]
    public async Task What_one_may_not_read_any_more_is_not_listed_and_nobody_is_made_to_follow_what_they_cannot_see()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid, group) = await SetAsync(app);
        await ben.SayAsync(group, "first");
        await ReplyAsync(ann, group, 1, "secret");
        Assert.Single(await ListAsync(ben));

        await ann.DoAsync("conversation:describe", new { conversation = group, historyFor = "joined" });
        await ben.DoAsync("conversation:leave", new { conversation = group });
        Assert.Empty(await ListAsync(ben));
        Assert.DoesNotContain("secret", (await ben.Account.GetAsync("me/threads")).Text, StringComparison.Ordinal);
        foreach (var eventName in new[] { "thread:follow", "thread:move", "thread:back" })
        {
            await ben.RefusedAsync("not_found", eventName, new { conversation = group, thread = 1, seq = 2, following = true });
        }

        // He comes back to what is new, and is told nothing of what is old.
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { ben.Id } });
        var dot = await app.ChatterAsync("dot");
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { dot.Id } });
        await ReplyAsync(cid, group, 1, "@ben and @dot");
        Assert.Empty(await ListAsync(ben));
        Assert.Empty(await ListAsync(dot));
        Assert.Equal(0, await app.CountAsync("followed_threads", "user_id IN (SELECT id FROM users WHERE username = 'dot')"));
        await ben.RefusedAsync("not_found", "thread:follow", new { conversation = group, thread = 1, following = true });
        // A reply is no thread.
        await ann.RefusedAsync("not_found", "thread:follow", new { conversation = group, thread = 2, following = true });
    }

    [Fact]
    public async Task Who_follows_as_many_as_there_may_be_leaves_the_one_that_was_touched_longest_ago()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, _, group) = await SetAsync(app);
        await app.WriteAsync(ann, group, ThreadLimits.FollowedMax + 1);
        await app.WriteAsync(async (db, _) =>
        {
            for (var thread = 1; thread <= ThreadLimits.FollowedMax; thread++)
            {
                await FollowStore.PutAsync(db, new()
                {
                    UserId = new UserId(Guid.Parse(ben.Id)), ConversationId = new ConversationId(Guid.Parse(group)), Thread = thread, State = FollowState.Follows, Rev = thread,
                });
            }

            await db.ExecuteAsync("UPDATE user_feeds SET rev = 5000");
        });
        var held = await UserReplica.OfAsync(ben);

        await ReplyAsync(ben, group, ThreadLimits.FollowedMax + 1, "one more");

        Assert.Equal(ThreadLimits.FollowedMax, await app.CountAsync("followed_threads", "state = 1 AND user_id IN (SELECT id FROM users WHERE username = 'ben')"));
        Assert.Equal(1, await app.CountAsync("followed_threads", "state = 0 AND thread = 1"));
        await held.FollowAsync();
        Assert.Equal((await UserReplica.OfAsync(ben)).Shown, held.Shown);
    }

    [Fact]
    public async Task People_who_reply_to_each_other_at_once_all_follow_and_nobody_waits_for_ever()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid, group) = await SetAsync(app);
        for (var round = 1; round <= 6; round++)
        {
            await ann.SayAsync(group, "first");
        }

        var people = new[] { ann, ben, cid };
        var held = await UserReplica.OfAsync(cid);
        for (var round = 1; round <= 6; round++)
        {
            var answers = await Task.WhenAll(people.Select(async person =>
            {
                await person.Account.PutAsync($"conversations/{group}/draft", new { text = $"draft {round}", rev = 0 });
                return await person.Account.PostAsync("messages", new { conversation = group, clientId = Guid.CreateVersion7(), text = "@ann @ben @cid", thread = round, draft = 1 });
            }));
            Assert.All(answers, answer => answer.Ok());
        }

        Assert.Equal(18, await app.CountAsync("followed_threads", "state = 1"));
        await held.FollowAsync();
        Assert.Equal((await UserReplica.OfAsync(cid)).Shown, held.Shown);
    }

    [Fact]
    public async Task It_is_in_the_export_and_goes_with_the_account()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, _, group) = await SetAsync(app);
        await ann.SayAsync(group, "first");
        await ReplyAsync(ben, group, 1, "reply");

        var row = Assert.Single((await ben.Account.GetAsync("me/export")).Ok().GetProperty("threads").EnumerateArray());
        Assert.Equal((group, 1, true), (row.GetProperty("conversation").GetString(), row.GetProperty("thread").GetInt64(), row.GetProperty("following").GetBoolean()));
        (await ben.Account.DeleteAsync("me")).Done();
        Assert.Equal(1, await app.CountAsync("followed_threads"));
        // Somebody who is gone is not made to follow anything.
        await ReplyAsync(ann, group, 1, "@ben?");
        Assert.Equal(1, await app.CountAsync("followed_threads"));
    }

    private static async Task<(Chatter Ann, Chatter Ben, Chatter Cid, string Group)> SetAsync(ChatApp app)
    {
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        return (ann, ben, cid, await ann.CreateAsync("group", "threads", ben, cid));
    }

    private static Task<JsonElement> ReplyAsync(Chatter who, string conversation, long thread, string text) =>
        who.DoAsync("message:send", new { conversation, clientId = Guid.CreateVersion7(), text, thread });

    private static async Task<JsonElement> MoveAsync(Chatter who, string conversation, long seq, long version) =>
        (await who.DoAsync("thread:move", new { conversation, thread = 1, seq, version })).GetProperty("thread");

    private static (long, long, bool) Position(JsonElement row) =>
        (row.GetProperty("seq").GetInt64(), row.GetProperty("version").GetInt64(), row.GetProperty("following").GetBoolean());

    private static async Task<IReadOnlyList<string>> ListAsync(Chatter who) =>
    [
        .. (await who.DoAsync("thread:list", new { })).GetProperty("items").EnumerateArray()
            .Select(item => $"{item.GetProperty("root").GetProperty("seq")}: {item.GetProperty("unread")} unread"),
    ];
}
