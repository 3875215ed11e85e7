using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Bench.Data.Filling;
using Parlance.Chat.Accounts;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Reports;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Scale;

/// <summary>Somebody new on a server with a long history, who does everything that can be done there.</summary>
internal sealed class Tour
{
    private static readonly string[] Answers = ["yes", "no"];
    private static readonly string[] Told = ["message.sent", "reaction.added", "member.left"];
    private readonly ChatApp _app;
    private readonly FillResult _filled;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Chatter _ann;
    private readonly Chatter _ben;

    private Tour(ChatApp app, FillResult filled, Chatter ann, Chatter ben) => (_app, _filled, _ann, _ben) = (app, filled, ann, ben);

    /// <summary>The events that were asked for, and granted.</summary>
    public IReadOnlySet<string> Asked => _asked;

    private string Longest => _filled.Longest.ToString();

    private string Crowded => _filled.Crowded.ToString();

    public static async Task<Tour> BeginAsync(ChatApp app, FillResult filled) =>
        new(app, filled, await app.ChatterAsync("ann.of.the.tour"), await app.ChatterAsync("ben.of.the.tour", SocketIOTestTransport.Polling));

    public async Task GoAsync()
    {
        await LookAroundAsync();
        await TalkAsync();
        await ReadAsync();
        await SearchAsync();
        await SyncAsync();
        await MeetAsync();
        await LookAfterAsync();
        await SignInAsync();
    }

    private async Task LookAroundAsync()
    {
        await Do("conversation:find", new { q = "sales" });
        await PagesAsync("conversation:find", cursor => new { cursor, limit = 5 }, pages: 2);
        foreach (var channel in new[] { Longest, Crowded })
        {
            await Do("conversation:get", new { conversation = channel });
            await Do("conversation:join", new { conversation = channel });
            await _ben.DoAsync("conversation:join", new { conversation = channel });
        }

        // Past the end of the first role, too.
        await PagesAsync("member:list", cursor => new { conversation = Crowded, cursor, limit = 8 }, pages: 20);
        await PagesAsync("conversation:list", cursor => new { cursor, limit = 1 }, pages: 2);
        await Do("feed:heads", new { });
        await Do("emoji:add", new { name = "tour", picture = Emojis.Pictures.Png(24) });
        await PagesAsync("emoji:list", cursor => new { cursor, limit = 1 }, pages: 1);
        await Do("feed:sync", new { feed = "server", rev = 0 });
        await Do("emoji:remove", new { name = "tour" });
        await Do("people:find", new { q = "nguyen" });
        await Do("people:get", new { ids = new[] { _ben.Id, _filled.Reader.ToString() } });
    }

    private async Task TalkAsync()
    {
        await SayAsync(Longest, "hello @ben.of.the.tour");
        var mine = await SayAsync(Longest, "again", replyTo: 5);
        await Do("message:edit", new { conversation = Longest, seq = mine, text = "once more, @ben.of.the.tour" });
        await Do("message:edits", new { conversation = Longest, seq = mine });
        await Do("message:edit", new { conversation = Longest, seq = mine, text = "https://tour.example/ for @ben.of.the.tour" });
        await Do("preview:remove", new { conversation = Longest, seq = mine });
        foreach (var on in new[] { true, false })
        {
            await Do("message:react", new { conversation = Longest, seq = mine, emoji = "👍", on });
        }

        foreach (var also in new[] { false, true, false })
        {
            await Do("message:send", new { conversation = Longest, clientId = Guid.CreateVersion7(), text = "in the thread", thread = mine, also });
        }

        await Do("thread:follow", new { conversation = Longest, thread = 900, following = true });
        await Do("thread:move", new { conversation = Longest, thread = mine, seq = mine + 1 });
        await Do("thread:back", new { conversation = Longest, thread = mine, seq = mine + 1 });
        await PagesAsync("thread:list", cursor => new { cursor, limit = 1 }, pages: 2);
        await Do("thread:history", new { conversation = Longest, thread = mine, limit = 2 });
        await Do("thread:history", new { conversation = Longest, thread = mine, after = mine });
        await Do("message:delete", new { conversation = Longest, seq = mine + 1 });
        await Do("message:delete", new { conversation = Longest, seq = mine });
        await Do("message:send", new { to = _ben.Id, clientId = Guid.CreateVersion7(), text = "psst" });
        await Do("message:send", new { to = _ben.Id, clientId = Guid.CreateVersion7(), text = "psst again" });
        await Do("message:send", new { to = _ben.Id, clientId = Guid.CreateVersion7(), forward = new { conversation = Longest, seq = 900 } });
        await Do("typing:set", new { conversation = Longest, typing = true });
        await AskAsync();
    }

    private async Task AskAsync()
    {
        var poll = new { options = Answers, closesAt = _app.Clock.GetUtcNow().AddDays(1) };
        var seq = (await Do("message:send", new { conversation = Longest, clientId = Guid.CreateVersion7(), text = "Shall we?", poll })).GetProperty("message").GetProperty("seq").GetInt64();
        foreach (var choice in new[] { 0, 1 })
        {
            await Do("poll:vote", new { conversation = Longest, seq, options = Enumerable.Repeat(choice, 1) });
        }

        await As(_ben, "poll:vote", new { conversation = Longest, seq, options = Enumerable.Repeat(1, 1) });
        await PagesAsync("poll:voters", cursor => new { conversation = Longest, seq, cursor, limit = 1 }, pages: 2);
        await Do("poll:close", new { conversation = Longest, seq });
        await Do("message:delete", new { conversation = Longest, seq });
    }

    // Who only reads a channel pins nothing there.
    private async Task PinAsync(string conversation)
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await Do("pin:add", new { conversation, seq = await SayAsync(conversation, "to be pinned") });
        }

        await Do("pin:remove", new { conversation, seq = 2 });
        await PagesAsync("pin:list", cursor => new { conversation, cursor, limit = 1 }, pages: 2);
        await Do("message:delete", new { conversation, seq = 3 });
        await Do("feed:sync", new { feed = "conversation:" + conversation, rev = 0 });
    }

    private async Task ReadAsync()
    {
        foreach (var where in new object[]
        {
            new { conversation = Longest },
            new { conversation = Longest, before = 1_000, limit = 100 },
            new { conversation = Longest, after = 1_000 },
            new { conversation = Longest, around = 500 },
            new { conversation = Longest, since = "2025-05-05T00:00:00Z" },
        })
        {
            await Do("message:history", where);
        }

        await Do("message:get", new { conversation = Longest, seqs = Enumerable.Range(700, 3) });
        await Do("read:move", new { conversation = Longest, seq = 900 });
        await Do("read:back", new { conversation = Longest, seq = 800 });
        await Do("conversation:list", new { });
    }

    private async Task SearchAsync()
    {
        foreach (var q in new[] { "hello", "the figures", "\"the figures\" -ok", "-ok", "in:#sales-0 has:reaction", "from:@ben.of.the.tour is:unread", "in:@ben.of.the.tour psst", "the before:2025-06 on:2025" })
        {
            await Do("search:find", new { q });
            await Do("search:find", new { q, order = "relevance", limit = 50 });
        }

        await PagesAsync("search:find", cursor => new { q = "the", cursor, limit = 3 }, pages: 3);
    }

    private async Task SyncAsync()
    {
        var feed = "conversation:" + Longest;
        var state = await Do("feed:sync", new { feed, rev = 0, members = true, ranges = Array.Empty<object>() });
        var (epoch, head) = (state.GetProperty("epoch").GetString(), state.GetProperty("head").GetInt64());
        // Few changes and many messages held, and the other way round.
        await Do("feed:sync", new { feed, epoch, rev = head - 50, members = true, ranges = new[] { new { from = 1, to = 5_000 } } });
        await Do("feed:sync", new { feed, epoch, rev = 1, members = true, ranges = new[] { new { from = 10, to = 40 }, new { from = 90, to = 120 } } });
        foreach (var conversation in new[] { Longest, Crowded })
        {
            await Do("draft:put", new { conversation, text = "begun" });
        }

        await PagesAsync("draft:list", cursor => new { cursor, limit = 1 }, pages: 2);
        var begun = (await Do("draft:list", new { limit = 1 })).GetProperty("items")[0].GetProperty("rev").GetInt64();
        await Do("message:send", new { conversation = Crowded, clientId = Guid.CreateVersion7(), text = "begun", draft = begun });
        await PlanAsync();
        foreach (var seq in new[] { 5, 6, 7 })
        {
            await Do("saved:add", new { conversation = Longest, seq });
        }

        await Do("saved:remove", new { conversation = Longest, seq = 6 });
        var (work, home) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Do("folder:put", new { id = work, name = "work" });
        await Do("folder:put", new { id = home, name = "home", before = work });
        await Do("folder:place", new { conversation = Longest, folder = work });
        await Do("folder:place", new { conversation = Crowded, folder = work, before = Longest });
        await Do("folder:place", new { conversation = Crowded, favourite = true });
        await Do("folder:remove", new { id = work });
        await Do("folder:list", new { });
        await Do("notification:set", new { conversation = Longest, level = "all" });
        await Do("notification:set", new { conversation = Crowded, mutedUntil = _app.Clock.GetUtcNow().AddHours(1) });
        await Do("notification:rules", new { keywords = Enumerable.Repeat("lunch", 1) });
        await PagesAsync("notification:list", cursor => new { cursor, limit = 1 }, pages: 2);
        await PagesAsync("saved:list", cursor => new { cursor, limit = 1 }, pages: 2);
        await Do("feed:sync", new { feed = _ann.Feed, rev = 0 });
    }

    private async Task PlanAsync()
    {
        var at = _app.Clock.GetUtcNow().AddSeconds(30);
        foreach (var to in new object[]
        {
            new { conversation = Longest, clientId = Guid.CreateVersion7(), text = "later", at, replyTo = 5 },
            new { to = _ben.Id, clientId = Guid.CreateVersion7(), text = "later", at },
            new { conversation = Crowded, clientId = Guid.CreateVersion7(), text = "later", at },
        })
        {
            await Do("scheduled:add", to);
        }

        var page = await Do("scheduled:list", new { });
        var ids = page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()).ToList();
        await Do("scheduled:edit", new { id = ids[0], text = "later still" });
        await Do("scheduled:send", new { id = ids[1] });
        await PagesAsync("scheduled:list", cursor => new { cursor, limit = 1 }, pages: 2);
        await Do("scheduled:remove", new { id = ids[2] });
        foreach (var seq in new[] { 5, 6 })
        {
            await Do("reminder:add", new { conversation = Longest, seq, clientId = Guid.CreateVersion7(), at });
        }

        await PagesAsync("reminder:list", cursor => new { cursor, limit = 1 }, pages: 2);
        var reminder = (await Do("reminder:list", new { })).GetProperty("items")[0].GetProperty("reminder").GetProperty("id").GetString();
        await Do("reminder:snooze", new { id = reminder, at = at.AddSeconds(30) });
        await Do("reminder:done", new { id = reminder });
        _app.Clock.Advance(TimeSpan.FromSeconds(30));
        await Presence.Seeing.EventuallyAsync(
            async () => (await _ann.DoAsync("reminder:list", new { })).GetProperty("items")[0].GetProperty("reminder").GetProperty("state").ValueEquals("due")
                && (await _ann.DoAsync("scheduled:list", new { })).GetProperty("items").GetArrayLength() is 0,
            "all that is due is done");
    }

    private async Task MeetAsync()
    {
        var reader = _filled.Reader.ToString();
        await Do("contact:request", new { user = _ben.Id, note = "hello" });
        await As(_ben, "contact:answer", new { user = _ann.Id, accept = true });
        await Do("contact:request", new { user = reader });
        await Do("contact:list", new { });
        await Do("contact:remove", new { user = _ben.Id });
        await Do("block:add", new { user = reader });
        await Do("block:list", new { });
        await Do("block:remove", new { user = reader });
        await Do("presence:set", new { state = "away" });
        await Do("presence:idle", new { idle = false });
        await Do("presence:watch", new { users = new[] { reader, _ben.Id }, conversation = Crowded });
        await Do("presence:in", new { conversation = Crowded });
        await Do("presence:unwatch", new { });
        await Do("settings:set", new { key = "theme", value = "dark" });
        var group = (await Do("conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = "few", members = new[] { _ben.Id } }))
            .GetProperty("conversation").GetProperty("id").GetString()!;
        await SayAsync(group, "to be read");
        await As(_ben, "read:move", new { conversation = group, seq = 1 });
        await Do("read:receipts", new { conversation = group });
        await As(_ben, "settings:set", new { key = "receipts", value = "off" });
        await Do("settings:list", new { });
    }

    private async Task WebhookAsync(string conversation)
    {
        var made = await Do("webhook:create", new { conversation, name = "tour", url = "https://tour.example/", events = Told });
        var webhook = made.GetProperty("webhook").GetProperty("id").GetString();
        await SayAsync(conversation, "to be told");
        await Do("webhook:list", new { conversation });
        await Do("webhook:change", new { conversation, webhook, name = "of the tour" });
        await Do("webhook:rotate", new { conversation, webhook });
        await Do("webhook:test", new { conversation, webhook });
        await PagesAsync("webhook:deliveries", cursor => new { conversation, webhook, cursor, limit = 1 }, pages: 2);
        await Do("webhook:delete", new { conversation, webhook });
    }

    private async Task LookAfterAsync()
    {
        var created = await Do("conversation:create", new { clientId = Guid.CreateVersion7(), kind = "channel", name = "of the tour", members = new[] { _ben.Id } });
        var conversation = created.GetProperty("conversation").GetProperty("id").GetString()!;
        var (user, reader) = (_ben.Id, _filled.Reader.ToString());
        await Do("conversation:describe", new { conversation, topic = "everything", historyFor = "joined" });
        await Do("message:send", new { conversation, clientId = Guid.CreateVersion7(), text = "@channel come" });
        await PinAsync(conversation);
        await Do("message:reach", new { conversation, everybody = "channel" });
        await Do("message:reach", new { conversation, everybody = "here" });
        var swept = await SayAsync(conversation, "to be swept");
        await Do("message:delete-many", new { conversation, seqs = new[] { swept } });
        await Do("message:delete-by", new { conversation, user = _ann.Id, since = "2000-01-01T00:00:00Z", until = "2100-01-01T00:00:00Z" });
        await Do("conversation:rules", new { conversation, slowSeconds = 1, send = "member", mentionEverybody = "guest" });
        await As(_ben, "message:send", new { conversation, clientId = Guid.CreateVersion7(), text = "slowly" });
        await Do("member:invite", new { conversation, users = new[] { reader } });
        await Do("member:change", new { conversation, user, role = "owner" });
        await Do("member:change", new { conversation, user = reader, mutedForSeconds = 60 });
        await Do("member:kick", new { conversation, user = reader });
        await Do("member:ban", new { conversation, user = reader, reason = "for the test" });
        await Do("member:bans", new { conversation });
        await Do("member:unban", new { conversation, user = reader });
        await ReportAsync(conversation);
        await LinkAsync();
        await FilterAsync(conversation);
        await Do("conversation:retention", new { conversation, days = 900 });
        await Do("conversation:retention", new { conversation });
        await HookAsync(conversation);
        await CommandAsync(conversation);
        await AuditAsync(conversation);
        await WebhookAsync(conversation);
        await Do("conversation:archive", new { conversation, archived = true });
        await Do("conversation:archive", new { conversation, archived = false });
        await Do("conversation:leave", new { conversation });
    }

    private static readonly string[] Unheard = ["unheard"];

    private async Task FilterAsync(string conversation)
    {
        var filter = Guid.CreateVersion7();
        await Do("filter:put", new { conversation, filter, name = "Words", kind = "words", patterns = Unheard, action = "block" });
        await Do("filter:list", new { conversation });
        await Do("filter:delete", new { conversation, filter });
    }

    private async Task LinkAsync()
    {
        var conversation = await _ann.CreateAsync("group", "by a link");
        var made = await Do("invitation:create", new { conversation, role = "member", usesMax = 5 });
        await Do("invitation:list", new { conversation });
        await As(_ben, "invitation:use", new { token = made.GetProperty("token").GetString() });
        await Do("invitation:revoke", new { conversation, invitation = made.GetProperty("item").GetProperty("id").GetString() });
    }

    private async Task CommandAsync(string conversation)
    {
        var id = (await _ann.Account.PostAsync("bots", new { username = "bot.of.the.tour" })).Ok(HttpStatusCode.Created).GetProperty("id").GetString();
        await _ann.DoAsync("member:invite", new { conversation, users = new[] { id } });
        var token = (await _ann.Account.PostAsync($"bots/{id}/tokens", new { name = "x", scopes = (string[])["write"] })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();
        var bot = new Chatter(_ann.Account, await _app.ConnectAsync(token));
        await As(bot, "command:register", new { name = "weather", description = "x" });
        await As(bot, "command:register", new { name = "weather", description = "y" });
        await Do("command:list", new { conversation });
        await Do("command:run", new { conversation, text = "/me waves", clientId = Guid.CreateVersion7() });
        await Do("command:run", new { conversation, text = "/invite @ben.of.the.tour", clientId = Guid.CreateVersion7() });
        await Do("command:run", new { conversation, text = "/mute 1h", clientId = Guid.CreateVersion7() });
        foreach (var shownTo in new[] { "asker", "everybody" })
        {
            var call = (await Do("command:run", new { conversation, text = "/weather here", clientId = Guid.CreateVersion7() })).GetProperty("call").GetString();
            await As(bot, "command:respond", new { call, text = "sunny", shownTo });
        }

        await As(bot, "command:unregister", new { name = "weather" });
    }

    private async Task HookAsync(string conversation)
    {
        var made = await Do("hook:create", new { conversation, name = "Deploy" });
        var hook = made.GetProperty("hook").GetProperty("id").GetString();
        var url = new Uri((await Do("hook:rotate", new { conversation, hook })).GetProperty("url").GetString()!);
        await Do("hook:change", new { conversation, hook, name = "Ship" });
        using var http = new HttpClient();
        using var body = new StringContent("""{"text":"shipped"}""");
        using var posted = await http.PostAsync(new Uri(_app.Url, url.PathAndQuery), body, TestContext.Current.CancellationToken);
        Assert.True(posted.IsSuccessStatusCode);
        await Do("hook:list", new { conversation });
        await Do("hook:remove", new { conversation, hook });
    }

    private async Task ReportAsync(string conversation)
    {
        // As an owner, he waits for nothing.
        var bens = (await _ben.DoAsync("message:send", new { conversation, clientId = Guid.CreateVersion7(), text = "to be reported" })).GetProperty("message").GetProperty("seq");
        await _ann.DoAsync("member:change", new { conversation, user = _ben.Id, role = "member" });
        var report = (await Do("report:message", new { conversation, seq = bens, clientId = Guid.CreateVersion7(), reason = "spam" })).GetProperty("report").GetString();
        await Do("report:person", new { user = _ben.Id, clientId = Guid.CreateVersion7(), reason = "other", note = "the same" });
        await Do("report:list", new { conversation });
        await Do("report:list", new { conversation, open = false });
        await Do("report:decide", new { report, decision = "delete", note = "for the test" });
        await _ann.DoAsync("member:change", new { conversation, user = _ben.Id, role = "owner" });
        var database = _app.Services.GetRequiredService<ChatDatabase>();
        foreach (var open in new[] { true, false })
        {
            await database.ReadAsync(
                db => ReportStore.ListAsync(db, UserId.Of(Guid.Parse(_ann.Id)), conversation: null, open, PageQuery.Of(cursor: null, limit: 5)), TestContext.Current.CancellationToken);
        }
    }

    private async Task AuditAsync(string conversation)
    {
        foreach (var which in new object[]
        {
            new { conversation },
            new { conversation, action = "member.banned", since = "2000-01-01T00:00:00Z", until = "2100-01-01T00:00:00Z" },
            new { conversation, actor = _ann.Id, user = _ben.Id },
        })
        {
            await Do("audit:list", which);
        }

        // What only administrators ask for.
        var (actor, database) = (UserId.Of(Guid.Parse(_ann.Id)), _app.Services.GetRequiredService<ChatDatabase>());
        foreach (var filter in new[]
        {
            AuditFilter.Of(actor, null, null, null, null, null),
            AuditFilter.Of(null, "member.banned", null, null, null, null),
            AuditFilter.Of(null, null, actor, null, null, null),
            AuditFilter.Of(null, null, null, null, DateTimeOffset.UnixEpoch, null),
        })
        {
            await database.ReadAsync(db => AuditStore.ReadAsync(db, filter, Guid.AllBitsSet, take: 10), TestContext.Current.CancellationToken);
        }
    }

    private async Task SignInAsync()
    {
        await Do("auth:refresh", new { token = _ann.Account.Token });
        (await _ann.Account.PatchAsync("me", new { displayName = "Ann of the tour" })).Ok();
        (await _ann.Account.GetAsync("me/export")).Ok();
        await _app.Anyone().LoginAsync("ben.of.the.tour");
    }

    private async Task<long> SayAsync(string conversation, string text, long? replyTo = null) =>
        (await Do("message:send", new { conversation, clientId = Guid.CreateVersion7(), text, replyTo })).GetProperty("message").GetProperty("seq").GetInt64();

    private async Task PagesAsync(string eventName, Func<string?, object> payload, int pages)
    {
        string? cursor = null;
        for (var page = 0; page < pages; page++)
        {
            cursor = (await Do(eventName, payload(cursor))).TryGetProperty("next", out var next) ? next.GetString() : null;
            Assert.True(cursor is not null || page == pages - 1, $"{eventName} ended with page {page}");
        }
    }

    private Task<JsonElement> Do(string eventName, object payload) => As(_ann, eventName, payload);

    private async Task<JsonElement> As(Chatter who, string eventName, object payload)
    {
        _asked.Add(eventName);
        return await who.DoAsync(eventName, payload);
    }
}
