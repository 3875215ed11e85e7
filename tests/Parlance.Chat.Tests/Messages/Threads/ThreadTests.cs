using System.Text.Json;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Feeds;

namespace Parlance.Chat.Tests.Messages.Threads;

public sealed class ThreadTests
{
    [Fact]
    public async Task A_reply_stands_aside_and_the_first_message_tells_of_it_in_the_same_change()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, "first", "second");

        var reply = await ReplyAsync(ben, group, 1, "aside, @ann");

        JsonElement change;
        do
        {
            change = await ann.ChangeAsync("conversation:" + group);
        }
        while (change.GetProperty("rev").GetInt64() < reply.GetProperty("rev").GetInt64());
        Assert.Equal([3, 1], change.GetProperty("rows").EnumerateArray().Select(SeqOf));
        Assert.Equal((1, true), (reply.GetProperty("thread").GetInt64(), reply.GetProperty("aside").GetBoolean()));
        var rows = Rows(await ann.DoAsync("message:history", new { conversation = group }));
        Assert.Equal(change.GetProperty("rows")[1].GetRawText(), rows[0].GetRawText());
        Assert.Equal(change.GetProperty("rows")[0].GetRawText(), rows[2].GetRawText());
        Assert.Equal("1 until 3 by ben", Summary(ann, ben, rows[0]));
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("replies").ValueKind);
    }

    [Fact]
    public async Task What_is_aside_is_neither_unread_nor_the_newest_but_a_mention_counts()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, "first");
        await ReplyAsync(ann, group, 1, "aside");
        await ReplyAsync(ann, group, 1, "aside, @ben");
        Assert.Equal(("first", 1, 1), await ListedAsync(ben, group));

        await ReplyAsync(ann, group, 1, "both", also: true);
        Assert.Equal(("both", 2, 1), await ListedAsync(ben, group));

        await ben.DoAsync("read:move", new { conversation = group, seq = 4 });
        Assert.Equal(("both", 0, 0), await ListedAsync(ben, group));
    }

    [Fact]
    public async Task A_deleted_reply_is_counted_no_more_and_stays_empty_in_its_place()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, "first");
        foreach (var who in new[] { ann, ben, ann })
        {
            await ReplyAsync(who, group, 1, "reply");
        }

        Assert.Equal("3 until 4 by ann, ben", Summary(ann, ben, await RootAsync(ann, group)));
        await ann.DoAsync("message:delete", new { conversation = group, seq = 4 });
        Assert.Equal("2 until 3 by ann, ben", Summary(ann, ben, await RootAsync(ann, group)));
        await ann.DoAsync("message:delete", new { conversation = group, seq = 2 });
        Assert.Equal("1 until 3 by ben", Summary(ann, ben, await RootAsync(ann, group)));
        await ann.DoAsync("message:delete", new { conversation = group, seq = 2 });
        await ben.DoAsync("message:delete", new { conversation = group, seq = 3 });
        Assert.Equal(JsonValueKind.Null, (await RootAsync(ann, group)).GetProperty("replies").ValueKind);

        var page = await ben.DoAsync("thread:history", new { conversation = group, thread = 1 });
        Assert.Equal([("first", 0), ("", 1), ("", 1), ("", 1)], Rows(page).Select(row => (row.GetProperty("text").GetString(), row.GetProperty("thread") is { ValueKind: JsonValueKind.Number } thread ? thread.GetInt64() : 0)));
    }

    [Fact]
    public async Task The_count_is_what_there_is_whoever_writes_and_deletes_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, "first", "second");
        for (var round = 0; round < 8; round++)
        {
            await Task.WhenAll(
                SendAsync(ann, group, thread: 1), SendAsync(ben, group, thread: 1), SendAsync(ben, group, thread: 2),
                ann.Account.DeleteAsync($"conversations/{group}/messages/{3 + (round * 3)}"), ben.Account.DeleteAsync($"conversations/{group}/messages/{4 + (round * 3)}"));
        }

        Assert.Equal(0, await app.CountAsync(
            "messages r",
            """
            r.thread IS NULL AND (r.replies <> (SELECT COUNT(*) FROM messages m WHERE m.conversation_id = r.conversation_id AND m.thread = r.seq AND m.deleted_at IS NULL)
                OR r.last_reply <> (SELECT MAX(m.seq) FROM messages m WHERE m.conversation_id = r.conversation_id AND m.thread = r.seq AND m.deleted_at IS NULL))
            """));
        Assert.Equal(2, await app.CountAsync("messages", "replies > 0"));
        Assert.NotEqual(0, await app.CountAsync("messages", "thread IS NOT NULL AND deleted_at IS NOT NULL"));
    }

    [Fact]
    public async Task A_reply_that_is_sent_again_is_there_once_and_counted_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, "first");
        var clientId = Guid.CreateVersion7();

        var first = await ReplyAsync(ann, group, 1, "once", clientId: clientId);
        var again = await ReplyAsync(ann, group, 1, "once", clientId: clientId);

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal("1 until 2 by ann", Summary(ann, ben, await RootAsync(ann, group)));
    }

    [Fact]
    public async Task A_thread_is_read_in_pages_whatever_stands_between()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, "first", "second");
        var expected = new List<long>();
        for (var number = 0; number < 7; number++)
        {
            expected.Add(SeqOf(await ReplyAsync(ann, group, 1, $"reply {number}")));
            await ReplyAsync(ben, group, 2, "elsewhere");
            await ann.SayAsync(group, "between");
        }

        await ben.DoAsync("message:react", new { conversation = group, seq = expected[6], emoji = "🌻", on = true });

        var newest = await ben.DoAsync("thread:history", new { conversation = group, thread = 1, limit = 3 });
        var older = await ben.DoAsync("thread:history", new { conversation = group, thread = 1, limit = 3, before = Replies(newest)[0] });
        var oldest = await ben.DoAsync("thread:history", new { conversation = group, thread = 1, limit = 3, before = Replies(older)[0] });
        var after = await ben.DoAsync("thread:history", new { conversation = group, thread = 1, limit = 4, after = 1 });
        var rest = await ben.DoAsync("thread:history", new { conversation = group, thread = 1, limit = 4, after = Replies(after)[^1] });

        Assert.Equal(expected, [.. Replies(oldest), .. Replies(older), .. Replies(newest)]);
        Assert.Equal(expected, [.. Replies(after), .. Replies(rest)]);
        Assert.Equal([true, true, false, true, false], new[] { newest, older, oldest, after, rest }.Select(page => page.GetProperty("more").GetBoolean()));
        Assert.All([newest, older, oldest, after, rest], page => Assert.Contains(Rows(page), row => SeqOf(row) is 1));
        Assert.Contains(newest.GetProperty("rows").EnumerateArray(), row => row.GetProperty("type").ValueEquals("reaction"));
        await ben.RefusedAsync("invalid", "thread:history", new { conversation = group, thread = 1, limit = 101 });
        await ben.RefusedAsync("invalid", "thread:history", new { conversation = group, thread = 1, before = 5, after = 5 });
        await ben.RefusedAsync("not_found", "thread:history", new { conversation = group, thread = expected[0] });
        await ben.RefusedAsync("not_found", "thread:history", new { conversation = group, thread = 99 });
    }

    [Fact]
    public async Task A_page_of_long_replies_ends_early_and_goes_on()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, new string('x', 20_000));
        var expected = new List<long>();
        for (var number = 0; number < 60; number++)
        {
            expected.Add(SeqOf(await ReplyAsync(ann, group, 1, new string('x', 20_000))));
        }

        var read = new List<long>();
        JsonElement page;
        do
        {
            page = await ben.DoAsync("thread:history", new { conversation = group, thread = 1, limit = 100, after = read.LastOrDefault(1) });
            Assert.InRange(page.GetRawText().Length, 1, 1_200_000);
            read.AddRange(Replies(page));
        }
        while (page.GetProperty("more").GetBoolean());
        Assert.Equal(expected, read);
    }

    [Fact]
    public async Task A_thread_whose_beginning_one_may_not_read_is_not_there()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("cid"));
        var created = await ann.DoAsync("conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = "late", historyFor = "joined" });
        var group = created.GetProperty("conversation").GetProperty("id").GetString()!;
        await ann.SayAsync(group, "secret");
        await ReplyAsync(ann, group, 1, "secret too");
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { cid.Id } });

        var known = (await ReplyAsync(ann, group, 1, "after")).GetProperty("rev").GetInt64();

        JsonElement change;
        do
        {
            change = await cid.ChangeAsync("conversation:" + group);
        }
        while (change.GetProperty("rev").GetInt64() < known);
        Assert.False(change.TryGetProperty("rows", out _));
        await cid.RefusedAsync("not_found", "thread:history", new { conversation = group, thread = 1 });
        await cid.RefusedAsync("not_found", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "hello?", thread = 1 });
        var held = new Replica(cid, group);
        await held.OpenAsync();
        Assert.DoesNotContain("secret", held.Shown(1), StringComparison.Ordinal);
        Assert.Equal(3, SeqOf(Assert.Single(Rows(await cid.DoAsync("message:history", new { conversation = group })))));
    }

    [Fact]
    public async Task There_are_no_threads_in_threads_and_none_begins_at_what_is_gone()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await SetAsync(app, "first", "second", "third");
        await ReplyAsync(ann, group, 1, "reply");
        await ann.DoAsync("message:delete", new { conversation = group, seq = 1 });
        await ann.DoAsync("message:delete", new { conversation = group, seq = 2 });

        await RefusedAsync("conflict", ann, new { conversation = group, clientId = Guid.CreateVersion7(), text = "no", thread = 4 });
        await RefusedAsync("conflict", ann, new { conversation = group, clientId = Guid.CreateVersion7(), text = "no", thread = 2 });
        await RefusedAsync("invalid", ann, new { conversation = group, clientId = Guid.CreateVersion7(), text = "no", thread = 1, replyTo = 3 });
        await RefusedAsync("invalid", ann, new { conversation = group, clientId = Guid.CreateVersion7(), text = "no", also = true });
        await RefusedAsync("invalid", ann, new { conversation = group, clientId = Guid.CreateVersion7(), text = "no", thread = 0 });
        Assert.Equal(5, SeqOf(await ReplyAsync(ann, group, 1, "it goes on")));
        var answer = await ann.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "to the reply", thread = 1, replyTo = 4 });
        Assert.Equal(4, answer.GetProperty("message").GetProperty("replyTo").GetInt64());
        // A message of the conversation may answer one that is aside.
        await ann.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "about the reply", replyTo = 4 });

        static Task RefusedAsync(string code, Chatter who, object payload) => who.RefusedAsync(code, "message:send", payload);
    }

    [Fact]
    public async Task A_thread_has_a_draft_of_its_own()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await SetAsync(app, "first");
        await ann.DoAsync("draft:put", new { conversation = group, text = "to all" });
        var draft = (await ann.DoAsync("draft:put", new { conversation = group, thread = 1, text = "aside" })).GetProperty("draft").GetProperty("rev").GetInt64();

        await ann.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "aside", thread = 1, draft });

        Assert.Equal("to all", Assert.Single((await ann.DoAsync("draft:list", new { })).GetProperty("items").EnumerateArray()).GetProperty("text").GetString());
    }

    private static async Task<(Chatter Ann, Chatter Ben, string Group)> SetAsync(ChatApp app, params string[] texts)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "threads", ben);
        foreach (var text in texts)
        {
            await ann.SayAsync(group, text);
        }

        return (ann, ben, group);
    }

    private static async Task<JsonElement> ReplyAsync(Chatter who, string conversation, long thread, string text, bool also = false, Guid? clientId = null) =>
        (await who.DoAsync("message:send", new { conversation, clientId = clientId ?? Guid.CreateVersion7(), text, thread, also })).GetProperty("message");

    private static Task<ApiAnswer> SendAsync(Chatter who, string conversation, long thread) =>
        who.Account.PostAsync("messages", new { conversation, clientId = Guid.CreateVersion7(), text = "at once", thread });

    private static async Task<JsonElement> RootAsync(Chatter who, string conversation) =>
        Rows(await who.DoAsync("thread:history", new { conversation, thread = 1 }))[0];

    private static async Task<(string? Newest, long Unread, long Mentions)> ListedAsync(Chatter who, string conversation)
    {
        var item = Assert.Single((await who.DoAsync("conversation:list", new { })).GetProperty("items").EnumerateArray());
        Assert.Equal(conversation, item.GetProperty("conversation").GetProperty("id").GetString());
        return (item.GetProperty("newest").GetProperty("text").GetString(), item.GetProperty("unread").GetInt64(), item.GetProperty("mentions").GetInt64());
    }

    private static string Summary(Chatter ann, Chatter ben, JsonElement root)
    {
        var replies = root.GetProperty("replies");
        var people = replies.GetProperty("people").EnumerateArray().Select(id => id.ValueEquals(ann.Id) ? "ann" : id.ValueEquals(ben.Id) ? "ben" : "?");
        return $"{replies.GetProperty("count")} until {replies.GetProperty("lastSeq")} by {string.Join(", ", people)}";
    }

    private static IReadOnlyList<JsonElement> Rows(JsonElement page) =>
        [.. page.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("type").ValueEquals("message"))];

    private static IReadOnlyList<long> Replies(JsonElement page) => [.. page.GetProperty("replies").EnumerateArray().Select(seq => seq.GetInt64())];

    private static long SeqOf(JsonElement row) => row.GetProperty("seq").GetInt64();
}
