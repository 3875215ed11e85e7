using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Tests.Messages;

/// <summary>What nobody sends who means well: refused in words, with nothing broken and nothing told.</summary>
[Trait("pace", "thorough")]
public sealed class HostileMessageTests
{
    private static readonly string[] Malformed = ["invalid", "malformed"];
    private static readonly string[] BadTexts = ["", " ", "\n\t ", "a\0b", "\u0007", "\u001b[2J", "\u0085", new string('x', MessageLimits.TextCharsMax + 1)];
    private static readonly string[] NoEmoji =
        ["", " ", "a", "ab", "é", "漢", "я", "1", "#", "<", "'", "👍👍", "👍 👍", "👍a", "\u202e", "\u200d", "\ufe0f", "\u20e3", "👍\u0301\u0301", "a\u20e3", "\0"];
    private static readonly string[] RealEmoji = ["👍", "👍🏽", "❤️", "❤", "☺️", "✅", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇻🇳", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "#️⃣", "*⃣", "‼️", "ℹ️", "↔️", "©️", "〰️", "🧑🏿‍🤝‍🧑🏻", "👁️‍🗨️"];

    [Fact]
    public async Task Numbers_that_are_no_message_are_refused_or_found_nowhere()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await SetAsync(app);
        foreach (var seq in new[] { 0, -1, long.MinValue })
        {
            foreach (var eventName in new[] { "message:edit", "message:delete", "message:react", "message:edits", "read:move", "read:back" })
            {
                await ann.RefusedAsync("invalid", eventName, new { conversation = group, seq, text = "x", emoji = "👍", on = true });
            }

            await ann.RefusedAsync("invalid", "message:send", Saying(group, "x", replyTo: seq));
        }

        foreach (var seq in new[] { 2, int.MaxValue, long.MaxValue })
        {
            foreach (var eventName in new[] { "message:edit", "message:delete", "message:react", "message:edits" })
            {
                await ann.RefusedAsync("not_found", eventName, new { conversation = group, seq, text = "x", emoji = "👍", on = true });
            }

            await ann.RefusedAsync("not_found", "message:send", Saying(group, "x", replyTo: seq));
            Assert.Equal(1, (await ann.DoAsync("read:move", new { conversation = group, seq })).GetProperty("position").GetProperty("seq").GetInt64());
        }
    }

    [Fact]
    public async Task A_reply_to_a_message_of_another_conversation_is_one_to_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await SetAsync(app);
        var other = await ann.CreateAsync("group", "other");
        await ann.SayAsync(other, "one");
        var second = (await ann.SayAsync(other, "two")).GetProperty("seq").GetInt64();

        await ann.RefusedAsync("not_found", "message:send", Saying(group, "x", second));
    }

    [Fact]
    public async Task History_is_asked_for_at_its_ends_and_beyond()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await SetAsync(app);
        foreach (var seq in new[] { long.MinValue, long.MinValue + 10, -1, 0, 1, 2, long.MaxValue - 10, long.MaxValue })
        {
            var before = await ann.DoAsync("message:history", new { conversation = group, before = seq });
            Assert.Equal(seq > 1, before.GetProperty("range").ValueKind is JsonValueKind.Object);
            var after = await ann.DoAsync("message:history", new { conversation = group, after = seq });
            Assert.Equal(seq < 1, after.GetProperty("range").ValueKind is JsonValueKind.Object);
            var around = await ann.DoAsync("message:history", new { conversation = group, around = seq, limit = 10 });
            Assert.Equal(1, around.GetProperty("range").GetProperty("to").GetInt64());
        }

        foreach (var limit in new[] { 0, -1, 101, 1_000, int.MaxValue })
        {
            await ann.RefusedAsync("invalid", "message:history", new { conversation = group, limit });
        }

        await ann.RefusedAsync("invalid", "message:history", new { conversation = group, before = 1, after = 1 });
        await ann.RefusedAsync("invalid", "message:get", new { conversation = group, seqs = Array.Empty<long>() });
        await ann.RefusedAsync("invalid", "message:get", new { conversation = group, seqs = Enumerable.Range(1, 101) });
        var got = await ann.DoAsync("message:get", new { conversation = group, seqs = new[] { long.MinValue, -1, 0, 1, 1, long.MaxValue } });
        Assert.Single(got.GetProperty("rows").EnumerateArray());
    }

    [Theory]
    [InlineData("""{ "conversation": 7 }""")]
    [InlineData("""{ "conversation": "x" }""")]
    [InlineData("""{ "conversation": {} }""")]
    [InlineData("""{ "conversation": null }""")]
    [InlineData("""{ "conversation": "ID", "seq": "1", "seqs": "1", "limit": "x", "text": 5, "emoji": [], "on": 1, "clientId": 1 }""")]
    [InlineData("""{ "conversation": "ID", "seq": 1.5, "seqs": [1.5], "limit": 1.5, "text": {}, "emoji": 1, "on": "true", "clientId": "x" }""")]
    [InlineData("""{ "conversation": "ID", "seq": 99999999999999999999, "seqs": [null], "limit": 1e99, "text": [], "emoji": {}, "on": {}, "clientId": "00000000-0000-0000-0000-000000000000" }""")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("null")]
    public async Task Payloads_of_other_shapes_are_refused_and_are_no_fault(string json)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await SetAsync(app);
        var payload = JsonSerializer.Deserialize<JsonElement>(json.Replace("ID", group, StringComparison.Ordinal));
        foreach (var eventName in new[] { "message:send", "message:edit", "message:delete", "message:react", "message:history", "message:get", "message:edits", "read:move", "read:back", "feed:sync" })
        {
            var answer = await ann.AskAsync(eventName, payload);
            // A number may be written as a text, in JSON for the web.
            Assert.True(answer.GetProperty("ok").GetBoolean() ? json.Contains("\"1\"", StringComparison.Ordinal) : Malformed.Contains(answer.GetProperty("error").GetProperty("code").GetString(), StringComparer.Ordinal), $"{eventName}: {answer}");
        }
    }

    [Fact]
    public async Task A_text_that_cannot_be_kept_or_shown_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await SetAsync(app);

        foreach (var text in BadTexts)
        {
            await ann.RefusedAsync("invalid", "message:send", Saying(group, text));
            await ann.RefusedAsync("invalid", "message:edit", new { conversation = group, seq = 1, text });
        }

        Assert.Equal(["first"], await ann.TextsAsync(group));
    }

    [Fact]
    public async Task The_longest_text_is_taken_and_what_is_odd_in_it_is_kept()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);
        var text = "\u202eodd\u202c \u200b\ufeff\ufffe😀 é é ﷽\r\n\t" + new string('>', 10_000);
        text += new string('[', MessageLimits.TextCharsMax - text.Length);

        await ann.SayAsync(group, text);

        Assert.Equal(["first", text], await ben.TextsAsync(group));
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"a\\udc00b\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    public async Task Half_a_character_is_refused(string text)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await SetAsync(app);
        foreach (var body in new[]
        {
            $$"""{ "conversation": "{{group}}", "clientId": "{{Guid.CreateVersion7()}}", "text": {{text}} }""",
            $$"""{ "conversation": "{{group}}", "clientId": {{text}}, "text": "x" }""",
        })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await PostRawAsync(app, ann, "messages", body));
        }

        Assert.Equal(["first"], await ann.TextsAsync(group));
    }

    [Fact]
    public async Task A_reaction_that_is_no_emoji_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await SetAsync(app);

        foreach (var emoji in NoEmoji)
        {
            await ann.RefusedAsync("invalid", "message:react", new { conversation = group, seq = 1, emoji, on = true });
            await ann.RefusedAsync("invalid", "conversation:describe", new { conversation = group, emoji = emoji + "x" });
        }
    }

    [Fact]
    public async Task A_reaction_is_any_emoji()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);

        foreach (var emoji in RealEmoji)
        {
            await ann.DoAsync("message:react", new { conversation = group, seq = 1, emoji, on = true });
            (await ben.Account.PutAsync($"conversations/{group}/messages/1/reactions/{Uri.EscapeDataString(emoji)}", new { })).Ok();
        }

        var page = await ben.DoAsync("message:history", new { conversation = group });
        var reactions = page.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("type").ValueEquals("reaction"));
        Assert.Equal(RealEmoji.Concat(RealEmoji).Order(StringComparer.Ordinal), reactions.Select(row => row.GetProperty("emoji").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_only_the_server_says_is_not_taken_from_a_client()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);
        var other = await ann.CreateAsync("group", "other", ben);
        await ann.SayAsync(other, "in the other");

        var sent = (await ann.DoAsync("message:send", new
        {
            conversation = group,
            clientId = Guid.CreateVersion7(),
            text = "mine",
            seq = 99,
            rev = 99,
            author = ben.Id,
            createdAt = DateTimeOffset.UnixEpoch,
            mentions = new { users = new[] { ben.Id }, everybody = "channel" },
        })).GetProperty("message");
        (await ann.Account.PatchAsync($"conversations/{group}/messages/2", new { conversation = other, seq = 1, text = "edited", author = ben.Id })).Ok();

        Assert.Equal((2, ann.Id), (sent.GetProperty("seq").GetInt64(), sent.GetProperty("author").GetString()));
        Assert.Equal("no", sent.GetProperty("mentions").GetProperty("everybody").GetString());
        Assert.Empty(sent.GetProperty("mentions").GetProperty("users").EnumerateArray());
        Assert.NotEqual(DateTimeOffset.UnixEpoch, sent.GetProperty("createdAt").GetDateTimeOffset());
        Assert.Equal(["first", "edited"], await ben.TextsAsync(group));
        Assert.Equal(["in the other"], await ben.TextsAsync(other));
    }

    [Fact]
    public async Task Names_of_strangers_and_words_for_all_without_the_right_mention_nobody()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, _) = await SetAsync(app);
        await app.SomebodyAsync("stranger");
        var channel = await ann.CreateAsync("channel", "open", ben);

        var sent = await ben.SayAsync(channel, "@stranger @nobody @channel @here @everyone @all and @ann");

        Assert.Equal([ann.Id], sent.GetProperty("mentions").GetProperty("users").EnumerateArray().Select(user => user.GetString()));
        Assert.Equal("no", sent.GetProperty("mentions").GetProperty("everybody").GetString());
    }

    [Fact]
    public async Task Who_has_lost_the_right_to_write_cannot_edit_or_react_either()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);
        await ben.SayAsync(group, "by ben");
        var edit = new { conversation = group, seq = 2, text = "changed" };
        var react = new { conversation = group, seq = 1, emoji = "👍", on = true };

        await ann.DoAsync("conversation:archive", new { conversation = group, archived = true });
        await ben.RefusedAsync("archived", "message:edit", edit);
        await ben.RefusedAsync("archived", "message:react", react);
        await ben.RefusedAsync("archived", "message:delete", new { conversation = group, seq = 2 });
        await ann.DoAsync("conversation:archive", new { conversation = group, archived = false });

        await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, mutedForSeconds = 60 });
        await ben.RefusedAsync("muted", "message:edit", edit);
        await ben.RefusedAsync("muted", "message:react", react);
        await ann.DoAsync("member:kick", new { conversation = group, user = ben.Id });
        await ben.RefusedAsync("not_found", "message:edit", edit);
        await ben.RefusedAsync("not_found", "message:react", react);
        Assert.Equal(["first", "by ben"], await ann.TextsAsync(group));
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "Users": null, "Everybody": "no" }""")]
    [InlineData("""{ "Users": ["x"], "Everybody": "loud" }""")]
    public async Task A_damaged_row_does_not_make_the_conversation_unreadable(string mentions)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);
        await ann.SayAsync(group, "damaged");
        await app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
            db => db.ExecuteAsync("UPDATE messages SET mentions = @mentions, links = @links WHERE seq = 2", new { mentions, links = "\n\nnot a link\n" }), TestContext.Current.CancellationToken);
        await ann.SayAsync(group, "last");

        Assert.Equal(["first", "damaged", "last"], await ben.TextsAsync(group));
        await ben.DoAsync("conversation:list", new { });
        await ben.DoAsync("feed:sync", new { feed = "conversation:" + group });
        await ann.DoAsync("message:edit", new { conversation = group, seq = 2, text = "mended" });
        Assert.Equal(["first", "mended", "last"], await ben.TextsAsync(group));
    }

    private static object Saying(string conversation, string text, long? replyTo = null) => new { conversation, clientId = Guid.CreateVersion7(), text, replyTo };

    private static async Task<(Chatter Ann, Chatter Ben, string Group)> SetAsync(ChatApp app)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ann.SayAsync(group, "first");
        return (ann, ben, group);
    }

    private static async Task<HttpStatusCode> PostRawAsync(ChatApp app, Chatter who, string path, string body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Url, "/api/v1/" + path));
        request.Headers.Authorization = new("Bearer", who.Account.Token);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
