using System.Net;
using System.Text.Json;
using Parlance.Chat.Filters;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Filters;

/// <summary>What a filter finds does not get in, or not as it is, whichever way it comes.</summary>
public sealed class FilterTests
{
    [Fact]
    public async Task What_is_refused_is_named_and_changes_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var (group, elsewhere) = (await ann.CreateAsync("group", "g", ben), await ann.CreateAsync("group", "h", ben));
        await PutAsync(ann, group, "Rude words", "block", ["xấu"]);
        await ben.SayAsync(group, "tốt");

        var refused = await ben.AskAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "thật XAU quá" });
        Assert.Equal("filtered", refused.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains("'Rude words'", refused.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        await ben.RefusedAsync("filtered", "message:edit", new { conversation = group, seq = 1, text = "xau" });
        (await ben.Account.PostAsync("messages", new { conversation = group, clientId = Guid.CreateVersion7(), text = "xấu" })).Refused(HttpStatusCode.Forbidden, "filtered");
        await ben.SayAsync(elsewhere, "xấu");
        await ben.RefusedAsync("filtered", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), forward = new { conversation = elsewhere, seq = 1 } });

        Assert.Equal(["tốt"], await ann.TextsAsync(group));
        // Those who look after it talk about it as they must.
        await ann.SayAsync(group, "nobody says xấu here");
    }

    [Fact]
    public async Task Stars_stand_for_what_is_found_wherever_it_is_hidden()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben);
        await PutAsync(ann, group, "Words", "stars", ["bad", "坏人"], allowed: ["not bad"]);

        Assert.Equal("so ∗∗∗, `∗∗∗`, [∗∗∗](https://example.org) and badly", Text(await ben.SayAsync(group, "so BÀD, `bad`, [bad](https://example.org) and badly")));
        Assert.Equal("不是∗∗吗", Text(await ben.SayAsync(group, "不是坏人吗")));
        Assert.Equal("∗∗∗∗ one", Text(await ben.SayAsync(group, "b\u200bad one")));
        Assert.Equal("not bad", Text(await ben.SayAsync(group, "not bad")));
        // Nothing of markup is left in whose middle it was.
        Assert.Equal("a ∗∗∗ one", Text(await ben.SayAsync(group, "a b**a**d one")));
        var edited = await ben.DoAsync("message:edit", new { conversation = group, seq = 4, text = "bad" });
        Assert.Equal("∗∗∗", Text(edited.GetProperty("message")));
        // The same once more is no other text.
        var again = await ben.DoAsync("message:edit", new { conversation = group, seq = 4, text = "bad" });
        Assert.Equal(edited.GetProperty("message").GetProperty("rev").GetInt64(), again.GetProperty("message").GetProperty("rev").GetInt64());
        Assert.Equal(0, await app.CountAsync("messages", "plain LIKE '% bad %'"));
    }

    [Fact]
    public async Task What_is_reported_is_let_in_and_comes_before_those_who_decide()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben);
        await PutAsync(ann, group, "Offers", "report", ["free*"]);

        await ben.SayAsync(group, "a freebie");

        Assert.Equal(group, (await ann.Socket.WaitForAsync<JsonElement>("report:change")).GetProperty("conversation").GetString());
        var item = Assert.Single((await ann.DoAsync("report:list", new { conversation = group })).GetProperty("items").EnumerateArray());
        Assert.Equal(("filter", "Offers", "a freebie", ben.Id), (Of(item, "reason"), Of(item, "note"), Of(item, "evidence"), Of(item, "user")));
        Assert.Equal(JsonValueKind.Null, item.GetProperty("reporter").ValueKind);
        // One report of a message waits, however often it is edited.
        await ben.DoAsync("message:edit", new { conversation = group, seq = 1, text = "free again" });
        Assert.Equal(1, await app.CountAsync("reports"));
        await ann.DoAsync("report:decide", new { report = Of(item, "id"), decision = "delete" });
        await ben.RefusedAsync("invalid", "report:message", new { conversation = group, seq = 1, clientId = Guid.CreateVersion7(), reason = "filter" });
    }

    [Fact]
    public async Task Who_is_muted_by_a_filter_is_told_so_and_stays_it_for_the_time()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben);
        await PutAsync(ann, group, "Threats", "mute", ["or else"], mutedForSeconds: 60);

        await ben.RefusedAsync("filtered", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "Pay, OR   ELSE!" });
        await ben.RefusedAsync("muted", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "hello" });

        Assert.Empty(await ann.TextsAsync(group));
        var muted = (await ann.DoAsync("audit:list", new { conversation = group, action = "member.muted" })).GetProperty("items")[0];
        Assert.Equal(("filter", ben.Id, JsonValueKind.Null), (Of(muted, "door"), Of(muted, "user"), muted.GetProperty("actor").ValueKind));
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await ben.SayAsync(group, "hello");
    }

    [Fact]
    public async Task Filters_of_the_server_hold_everywhere_and_on_every_node_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        await using var other = await app.AnotherNodeAsync();
        var admin = await app.ChatterAsync("admin");
        var (ann, ben) = (await app.ChatterAsync("ann"), await other.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben);
        await ben.SayAsync(group, "casino");
        var id = Guid.CreateVersion7();
        for (var turn = 0; turn < 3; turn++)
        {
            (await admin.Account.PutAsync($"admin/filters/{id}", new { name = "Casinos", kind = "words", patterns = One("casino"), action = "block" })).Ok();
            await ben.RefusedAsync("filtered", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "casino" });
            await ann.RefusedAsync("filtered", "message:send", new { to = ben.Id, clientId = Guid.CreateVersion7(), text = "casino" });
            (await admin.Account.DeleteAsync($"admin/filters/{id}")).Done();
            await ben.SayAsync(group, "casino");
        }

        (await ann.Account.GetAsync("admin/filters")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await ann.RefusedAsync("forbidden", "filter:put", new { filter = id, name = "n", kind = "words", patterns = One("x"), action = "block" });
        // What a filter of the server reports, its administrators decide about.
        (await admin.Account.PutAsync($"admin/filters/{id}", new { name = "Casinos", kind = "words", patterns = One("casino"), action = "report" })).Ok();
        await ben.SayAsync(group, "casino");
        Assert.Empty((await ann.DoAsync("report:list", new { conversation = group })).GetProperty("items").EnumerateArray());
        Assert.Single((await admin.Account.GetAsync("admin/reports")).Ok().GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_it_looks_for_is_seen_by_those_who_may_change_it_alone()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.ChatterAsync("admin");
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "g", ben);
        await PutAsync(ann, group, "Hidden name", "block", ["secretpattern"]);

        var item = Assert.Single((await ann.DoAsync("filter:list", new { conversation = group })).GetProperty("items").EnumerateArray());
        Assert.Equal(["secretpattern"], item.GetProperty("patterns").EnumerateArray().Select(line => line.GetString()!));
        await ben.RefusedAsync("forbidden", "filter:list", new { conversation = group });
        await cid.RefusedAsync("not_found", "filter:list", new { conversation = group });
        (await admin.Account.GetAsync($"conversations/{group}/filters")).Refused(HttpStatusCode.NotFound, "not_found");
        // Nor does the log say it, which others read.
        var log = (await admin.Account.GetAsync("admin/audit")).Ok().ToString();
        Assert.Contains("filter.changed", log, StringComparison.Ordinal);
        Assert.DoesNotContain("secretpattern", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden name", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_are_ten_in_a_conversation_and_no_more()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "g");
        var id = Guid.CreateVersion7();
        for (var number = 0; number < FilterLimits.OfConversationMax; number++)
        {
            id = await PutAsync(ann, group, $"n{number}", "block", ["x"]);
        }

        await ann.RefusedAsync("conflict", "filter:put", new { conversation = group, filter = Guid.CreateVersion7(), name = "n", kind = "words", patterns = One("x"), action = "block" });
        await ann.DoAsync("filter:put", new { conversation = group, filter = id, name = "n", kind = "words", patterns = One("y"), action = "block" });
        var before = await app.CountAsync("audit", "action = 70");
        await ann.DoAsync("filter:put", new { conversation = group, filter = id, name = "n", kind = "words", patterns = One("y"), action = "block" });
        Assert.Equal(before, await app.CountAsync("audit", "action = 70"));
        foreach (var pattern in new[] { "", "*", "...", "a*b", new string('x', FilterLimits.PatternCharsMax + 1), "a\nb" })
        {
            await ann.RefusedAsync("invalid", "filter:put", new { conversation = group, filter = id, name = "n", kind = "words", patterns = One(pattern), action = "block" });
        }

        await ann.RefusedAsync("invalid", "filter:put", new { conversation = group, filter = id, name = "n", kind = "links", patterns = One("not a domain"), action = "block" });
        await ann.RefusedAsync("invalid", "filter:put", new { conversation = group, filter = id, name = "n", kind = "words", patterns = One("x"), action = "mute" });
    }

    private static string[] One(string pattern) => [pattern];

    private static string? Of(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static string Text(JsonElement message) => message.GetProperty("text").GetString()!;

    internal static async Task<Guid> PutAsync(
        Chatter who, string conversation, string name, string action, string[] patterns, string[]? allowed = null, int? mutedForSeconds = null, string kind = "words")
    {
        var filter = Guid.CreateVersion7();
        await who.DoAsync("filter:put", new { conversation, filter, name, kind, patterns, allowed, action, mutedForSeconds });
        return filter;
    }
}
