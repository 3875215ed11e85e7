using System.Text.Json;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Messages;

public sealed class ForwardTests
{
    [Fact]
    public async Task A_forwarded_message_says_what_was_said_and_by_whom()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var (from, to) = (await ann.CreateAsync("group", "from", ben), await ben.CreateAsync("group", "to", cid));
        var original = await ann.SayAsync(from, "**Look**, @ben and @cid: https://example.org");
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var sent = await ForwardAsync(ben, from, 1, to);

        var live = (await cid.ChangeAsync("conversation:" + to)).GetProperty("rows")[0];
        var read = (await cid.DoAsync("message:history", new { conversation = to })).GetProperty("rows")[0];
        foreach (var row in new[] { sent, live, read })
        {
            Assert.Equal((ben.Id, "**Look**, @ben and @cid: https://example.org"), (row.GetProperty("author").GetString(), row.GetProperty("text").GetString()));
            var origin = row.GetProperty("forwarded");
            Assert.Equal((ann.Id, original.GetProperty("createdAt").GetString()), (origin.GetProperty("author").GetString(), origin.GetProperty("at").GetString()));
            // Where it was said is no business of those who read it here.
            Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (origin.GetProperty("conversation").ValueKind, origin.GetProperty("seq").ValueKind));
            Assert.Empty(row.GetProperty("mentions").GetProperty("users").EnumerateArray());
            Assert.Equal("https://example.org/", new Uri(Assert.Single(row.GetProperty("links").EnumerateArray()).GetString()!).AbsoluteUri);
        }

        Assert.DoesNotContain(from, (await cid.Account.GetAsync($"conversations/{to}/messages")).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await cid.DoAsync("conversation:list", new { })).GetProperty("items")[0].GetProperty("mentions").GetInt64());
        Assert.Equal(JsonValueKind.Null, original.GetProperty("forwarded").ValueKind);
    }

    [Fact]
    public async Task What_was_said_in_a_channel_is_found_there_and_the_first_origin_stays()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var (channel, group) = (await ann.CreateAsync("channel", "open", ben), await ben.CreateAsync("group", "to", cid));
        await ann.SayAsync(channel, "first");
        await ann.SayAsync(channel, "news");

        await ForwardAsync(ben, channel, 2, group);
        var again = (await cid.DoAsync("message:send", new { to = ann.Id, clientId = Guid.CreateVersion7(), forward = new { conversation = group, seq = 1 } })).GetProperty("message");

        var origin = again.GetProperty("forwarded");
        Assert.Equal((ann.Id, channel, 2), (origin.GetProperty("author").GetString(), origin.GetProperty("conversation").GetString(), origin.GetProperty("seq").GetInt64()));
        Assert.Equal((cid.Id, "news"), (again.GetProperty("author").GetString(), again.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_retry_after_a_lost_ack_forwards_nothing_twice_even_if_the_message_is_gone_by_then()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var (from, to) = (await ann.CreateAsync("group", "from", ben), await ben.CreateAsync("group", "to"));
        await ann.SayAsync(from, "once");
        var clientId = Guid.CreateVersion7();

        var both = await Task.WhenAll(ForwardAsync(ben, from, 1, to, clientId), ForwardAsync(ben, from, 1, to, clientId));
        await ann.DoAsync("message:delete", new { conversation = from, seq = 1 });
        await ann.DoAsync("member:kick", new { conversation = from, user = ben.Id });
        var late = await ForwardAsync(ben, from, 1, to, clientId);

        Assert.All(both, sent => Assert.Equal(late.GetRawText(), sent.GetRawText()));
        Assert.Equal(["once"], await ben.TextsAsync(to));
    }

    [Fact]
    public async Task Only_what_one_may_read_is_forwarded_and_only_to_where_one_may_write()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var created = await ann.DoAsync("conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = "late", historyFor = "joined" });
        var late = created.GetProperty("conversation").GetProperty("id").GetString()!;
        await ann.SayAsync(late, "secret");
        await ann.DoAsync("member:invite", new { conversation = late, users = new[] { ben.Id } });
        await ann.SayAsync(late, "open");
        var to = await cid.CreateAsync("group", "to", ben);

        await RefusedAsync("not_found", ben, late, 1, to);
        await RefusedAsync("not_found", ben, late, 3, to);
        await RefusedAsync("not_found", cid, late, 2, to);
        await RefusedAsync("not_found", cid, Guid.CreateVersion7().ToString(), 2, to);
        await RefusedAsync("not_found", ann, late, 2, to);
        await cid.DoAsync("member:change", new { conversation = to, user = ben.Id, mutedForSeconds = 60 });
        await RefusedAsync("muted", ben, late, 2, to);
        await cid.DoAsync("member:change", new { conversation = to, user = ben.Id, mutedForSeconds = 0 });
        await ann.DoAsync("message:delete", new { conversation = late, seq = 2 });
        await RefusedAsync("conflict", ben, late, 2, to);
        await ben.RefusedAsync("invalid", "message:send", new { conversation = to, clientId = Guid.CreateVersion7(), forward = new { conversation = late } });
        await ben.RefusedAsync("invalid", "message:send", new { conversation = to, clientId = Guid.CreateVersion7(), text = "words of mine", forward = new { conversation = late, seq = 2 } });
        Assert.Empty(await cid.TextsAsync(to));
    }

    [Fact]
    public async Task Nobody_puts_words_into_another_mouth_and_a_deleted_copy_says_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var (from, to) = (await ann.CreateAsync("channel", "from", ben), await ben.CreateAsync("group", "to"));
        await ann.SayAsync(from, "said");
        await ForwardAsync(ben, from, 1, to);
        await ann.DoAsync("message:edit", new { conversation = from, seq = 1, text = "said otherwise" });

        await ben.RefusedAsync("conflict", "message:edit", new { conversation = to, seq = 1, text = "never said" });
        Assert.Equal(["said"], await ben.TextsAsync(to));

        var gone = (await ben.DoAsync("message:delete", new { conversation = to, seq = 1 })).GetProperty("message");
        var read = (await ben.DoAsync("message:history", new { conversation = to })).GetProperty("rows")[0];
        Assert.All([gone, read], row => Assert.Equal((JsonValueKind.Null, ""), (row.GetProperty("forwarded").ValueKind, row.GetProperty("text").GetString())));
        Assert.Equal(0, await app.CountAsync("messages", "forwarded_author IS NOT NULL OR forwarded_at IS NOT NULL OR forwarded_from IS NOT NULL OR forwarded_seq IS NOT NULL"));
    }

    private static async Task<JsonElement> ForwardAsync(Chatter who, string from, long seq, string to, Guid? clientId = null) =>
        (await who.DoAsync("message:send", new { conversation = to, clientId = clientId ?? Guid.CreateVersion7(), forward = new { conversation = from, seq } })).GetProperty("message");

    private static Task RefusedAsync(string code, Chatter who, string from, long seq, string to) =>
        who.RefusedAsync(code, "message:send", new { conversation = to, clientId = Guid.CreateVersion7(), forward = new { conversation = from, seq } });
}
