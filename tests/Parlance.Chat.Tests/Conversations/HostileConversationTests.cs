using System.Net;
using System.Text.Json;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>What nobody sends who means well, to conversations and their members.</summary>
[Trait("pace", "thorough")]
public sealed class HostileConversationTests
{
    private static readonly string[] Malformed = ["invalid", "malformed"];

    [Theory]
    [InlineData("a\u202eb")]
    [InlineData("a\u202ab")]
    [InlineData("\u2066a\u2069")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("\u001b[2J")]
    public async Task What_turns_or_breaks_a_line_is_in_no_name(string text)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "fine");

        await ann.RefusedAsync("invalid", "conversation:create", new { clientId = Guid.CreateVersion7(), kind = "channel", name = text });
        await ann.RefusedAsync("invalid", "conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = text });
        await ann.RefusedAsync("invalid", "conversation:describe", new { conversation = group, name = text });
        await ann.RefusedAsync("invalid", "conversation:describe", new { conversation = group, topic = text });
        Assert.Equal(["displayName"], (await ann.Account.PatchAsync("me", new { displayName = text })).RefusedFields());
    }

    [Theory]
    [InlineData("gene\u200bral")]
    [InlineData("GENERAL")]
    [InlineData(" general ")]
    [InlineData("generаl")]
    [InlineData("ｇｅｎｅｒａｌ")]
    [InlineData("gene\u00adral")]
    public async Task A_channel_that_looks_like_another_is_not_made(string name)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        await ann.CreateAsync("channel", "general");

        await ann.RefusedAsync("name_taken", "conversation:create", new { clientId = Guid.CreateVersion7(), kind = "channel", name });
    }

    [Fact]
    public async Task What_means_something_to_a_database_finds_only_itself()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        foreach (var name in new[] { "100% real", "a_b", "o'brien", "back\\slash", "a[b]", "plain" })
        {
            await ann.CreateAsync("channel", name);
        }

        foreach (var (q, found) in new (string, string?)[]
        {
            ("%", "100% real"),
            ("_", "a_b"),
            ("'", "o'brien"),
            ("\\", "back\\slash"),
            ("[", "a[b]"),
            ("' OR '1'='1", null),
            ("'; DROP TABLE conversations; --", null),
            ("%' UNION SELECT * FROM users --", null),
            ("@pattern", null),
            ("$1", null),
        })
        {
            var overSocket = await ann.DoAsync("conversation:find", new { q });
            var overHttp = (await ann.Account.GetAsync($"channels?q={Uri.EscapeDataString(q)}")).Ok();
            Assert.Equal(found is null ? [] : [found], NamesOf(overSocket));
            Assert.Equal(NamesOf(overSocket), NamesOf(overHttp));
        }

        Assert.Equal(6, (await ann.DoAsync("conversation:find", new { })).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Cursors_that_are_made_up_and_limits_that_are_none_are_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "mine");
        foreach (var eventName in new[] { "conversation:list", "conversation:find", "member:list", "member:bans" })
        {
            foreach (var cursor in new[] { "x", "' OR 1=1", "3", "9.zzz", "-1.0", $"99.{Guid.Empty}", new string('9', 10_000) })
            {
                await ann.RefusedAsync("invalid", eventName, new { conversation = group, cursor });
            }

            foreach (var limit in new[] { 0, -1, 201, 1_000, int.MaxValue })
            {
                await ann.RefusedAsync("invalid", eventName, new { conversation = group, limit });
            }
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await ann.Account.GetAsync("conversations?limit=0")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.Account.GetAsync($"conversations/{group}/members?cursor=x")).Status);
    }

    [Fact]
    public async Task A_sync_with_what_no_client_holds_is_refused_or_begins_anew()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "mine");
        await ann.SayAsync(group, "one");
        await ann.SayAsync(group, "two");
        var feed = "conversation:" + group;

        foreach (var ranges in new object[]
        {
            new[] { new { from = 0, to = 5 } }, new[] { new { from = -5, to = 5 } }, new[] { new { from = 5, to = 1 } }, new object?[] { null },
            Enumerable.Range(1, 51).Select(seq => new { from = seq * 2, to = seq * 2 }),
        })
        {
            await ann.RefusedAsync("invalid", "feed:sync", new { feed, rev = 0, ranges });
        }

        foreach (var cursor in new[] { "x", "1", "-1.5", "1.2.3", "1.-2", "99999999999999999999.1", " 1.2", "1,0.2" })
        {
            await ann.RefusedAsync("invalid", "feed:sync", new { feed, rev = 0, cursor });
        }

        foreach (var wrong in new[] { "", "x", "conversation:", "conversation:x", "user:", "group:" + group, feed + " ", feed.ToUpperInvariant(), "conversation:" + group.ToUpperInvariant() + "x", "conversation:{" + group + "}" })
        {
            await ann.RefusedAsync("invalid", "feed:sync", new { feed = wrong });
        }

        await ann.RefusedAsync("invalid", "feed:sync", new { feed, rev = -1 });
        Assert.True((await ann.DoAsync("feed:sync", new { feed, rev = long.MaxValue, epoch = "x" })).GetProperty("reset").GetBoolean());
        Assert.True((await ann.DoAsync("feed:sync", new { feed, rev = 1, epoch = "' OR 1=1" })).GetProperty("reset").GetBoolean());
        Assert.True((await ann.DoAsync("feed:sync", new { feed, rev = 0, cursor = $"0.{long.MaxValue}" })).GetProperty("reset").GetBoolean());
        Assert.Equal(1, (await ann.DoAsync("feed:sync", new { feed, rev = 0, cursor = "3.1" })).GetProperty("head").GetInt64());
    }

    [Fact]
    public async Task Ranges_that_overlap_or_never_end_bring_every_row_once()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "mine");
        await ann.SayAsync(group, "one");
        await ann.SayAsync(group, "two");
        await ann.SayAsync(group, "three");

        var ranges = new[] { new { from = 1L, to = long.MaxValue }, new { from = 2L, to = 3L }, new { from = 1L, to = 2L }, new { from = 2L, to = 2L }, new { from = long.MaxValue, to = long.MaxValue } };
        var synced = await ann.DoAsync("feed:sync", new { feed = "conversation:" + group, rev = 0, ranges });
        var partly = await ann.DoAsync("feed:sync", new { feed = "conversation:" + group, rev = 0, ranges = new[] { new { from = 2, to = 2 }, new { from = 2, to = 2 } } });

        foreach (var answer in new[] { synced, partly })
        {
            Assert.Equal(
                ["one", "two", "three"],
                answer.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("type").ValueEquals("message")).OrderBy(row => row.GetProperty("seq").GetInt64()).Select(row => row.GetProperty("text").GetString()));
        }
    }

    [Theory]
    [InlineData("role", "99")]
    [InlineData("role", "-1")]
    [InlineData("role", "\"99\"")]
    [InlineData("role", "\"administrator\"")]
    [InlineData("historyFor", "9")]
    [InlineData("historyFor", "\"9\"")]
    [InlineData("kind", "0")]
    [InlineData("kind", "7")]
    [InlineData("kind", "\"direct\"")]
    public async Task Words_that_are_none_of_ours_are_refused_as_numbers_too(string field, string value)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "mine", ben);
        var payload = JsonSerializer.Deserialize<JsonElement>(
            $$"""{ "conversation": "{{group}}", "user": "{{ben.Id}}", "clientId": "{{Guid.CreateVersion7()}}", "name": "x", {{(field is "kind" ? "" : "\"kind\": \"group\", ")}}"{{field}}": {{value}} }""");

        var answer = await ann.AskAsync(field is "role" ? "member:change" : "conversation:create", payload);

        Assert.False(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        Assert.Contains(answer.GetProperty("error").GetProperty("code").GetString(), Malformed);
        var members = await ann.DoAsync("member:list", new { conversation = group });
        Assert.Equal(["owner", "member"], members.GetProperty("items").EnumerateArray().Select(member => member.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task What_only_the_server_says_is_not_taken_from_a_client()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var made = (await ben.DoAsync("conversation:create", new
        {
            clientId = Guid.CreateVersion7(), kind = "group", name = "mine", id = Guid.CreateVersion7(), createdBy = ann.Id, memberCount = 99, rev = 99, pairKey = "x", createdAt = DateTimeOffset.UnixEpoch,
        })).GetProperty("conversation");
        var mine = made.GetProperty("id").GetString()!;
        var other = await ann.CreateAsync("group", "other", ben, cid);

        await ben.DoAsync("member:invite", new { conversation = mine, users = new[] { cid.Id }, role = "owner", visibleFrom = 0, joinedAt = DateTimeOffset.UnixEpoch });
        (await ben.Account.PatchAsync($"conversations/{mine}", new { conversation = other, topic = "changed", kind = "channel", memberCount = 1, archivedAt = DateTimeOffset.UnixEpoch })).Ok();
        (await ben.Account.PutAsync($"conversations/{mine}/bans/{cid.Id}", new { conversation = other, user = ann.Id, reason = "" })).Done();

        Assert.Equal((ben.Id, 1), (made.GetProperty("createdBy").GetString(), made.GetProperty("memberCount").GetInt64()));
        var now = (await ben.DoAsync("conversation:get", new { conversation = mine })).GetProperty("conversation");
        Assert.Equal(("group", "changed", 1), (now.GetProperty("kind").GetString(), now.GetProperty("topic").GetString(), now.GetProperty("memberCount").GetInt64()));
        Assert.Equal("", (await ann.DoAsync("conversation:get", new { conversation = other })).GetProperty("conversation").GetProperty("topic").GetString());
        Assert.Equal(3, (await ann.DoAsync("member:list", new { conversation = other })).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_read_position_is_its_owners_alone()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ann.SayAsync(group, "one");

        await ann.DoAsync("read:move", new { conversation = group, seq = 1, user = ben.Id });

        var item = Assert.Single((await ben.DoAsync("conversation:list", new { })).GetProperty("items").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, item.GetProperty("read").ValueKind);
        Assert.Equal(1, item.GetProperty("unread").GetInt64());
    }

    [Fact]
    public async Task A_name_that_looks_like_none_is_refused_for_a_channel()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        foreach (var name in new[] { "", " ", "\u200b", "...", "🌻", new string('x', 81) })
        {
            await ann.RefusedAsync("invalid", "conversation:create", new { clientId = Guid.CreateVersion7(), kind = "channel", name });
        }
    }

    private static string?[] NamesOf(JsonElement answer) =>
        [.. answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("conversation").GetProperty("name").GetString())];
}
