using System.Net;
using System.Text;
using System.Text.Json;

namespace Parlance.Chat.Tests.Hooks;

/// <summary>Programs leave messages at an address, as they do at Slack's.</summary>
public sealed class HookTests
{
    [Fact]
    public async Task What_is_posted_is_said_by_an_account_of_the_hook()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "deploys", ben);
        var (_, url) = await MakeAsync(app, ann, group, "Deploy");

        Assert.Equal((HttpStatusCode.OK, "ok"), await PostAsync(url, """{"text":"done: *green* <@ben>"}"""));
        Assert.Equal((HttpStatusCode.OK, "ok"), await PostAsync(url, "payload=" + Uri.EscapeDataString("""{"text":"by form + more"}"""), "application/x-www-form-urlencoded"));

        var page = await ben.DoAsync("message:history", new { conversation = group });
        var rows = page.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("type").ValueEquals("message")).ToList();
        Assert.Equal(["done: **green** @ben", "by form + more"], rows.Select(row => row.GetProperty("text").GetString()).Order(StringComparer.Ordinal).Reverse());
        var author = Assert.Single(rows.Select(row => row.GetProperty("author").GetString()).Distinct());
        var card = page.GetProperty("people").EnumerateArray().Single(person => person.GetProperty("id").ValueEquals(author!));
        Assert.Equal(("bot", "Deploy"), (card.GetProperty("kind").GetString(), card.GetProperty("displayName").GetString()));
        // It belongs to the hook: it is nobody's bot, and has no way in but the address.
        Assert.Empty((await ann.Account.GetAsync("bots?all=true")).Ok().GetProperty("items").EnumerateArray());
        (await ann.Account.PostAsync($"bots/{author}/tokens", new { name = "x", scopes = (string[])["read"] })).Refused(HttpStatusCode.NotFound, "not_found");
        var thief = app.Anyone();
        thief.Token = url.Segments[^1];
        (await thief.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Errors_are_those_that_slack_names()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "deploys");
        var (hook, url) = await MakeAsync(app, ann, group, "Deploy");

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_payload"), await PostAsync(url, "hello"));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_payload"), await PostAsync(url, "[]"));
        Assert.Equal((HttpStatusCode.BadRequest, "no_text"), await PostAsync(url, "{}"));
        Assert.Equal((HttpStatusCode.BadRequest, "too_many_attachments"), await PostAsync(url, JsonSerializer.Serialize(new { attachments = Enumerable.Repeat(new { text = "x" }, 101) })));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "payload_too_large"), await PostAsync(url, $$"""{"text":"{{new string('x', 256 * 1024)}}"}"""));
        Assert.Equal((HttpStatusCode.NotFound, "no_service"), await PostAsync(new Uri(url, "wrong"), """{"text":"x"}"""));
        Assert.Equal((HttpStatusCode.NotFound, "no_service"), await PostAsync(new Uri(url, $"../{Guid.CreateVersion7()}/{url.Segments[^1]}"), """{"text":"x"}"""));
        await ann.DoAsync("conversation:archive", new { conversation = group, archived = true });
        Assert.Equal((HttpStatusCode.Gone, "channel_is_archived"), await PostAsync(url, """{"text":"x"}"""));
        await ann.DoAsync("conversation:archive", new { conversation = group, archived = false });
        await ann.DoAsync("member:kick", new { conversation = group, user = hook.GetProperty("bot").GetString() });
        Assert.Equal((HttpStatusCode.NotFound, "channel_not_found"), await PostAsync(url, """{"text":"x"}"""));
        Assert.Empty(await ann.TextsAsync(group));
    }

    [Fact]
    public async Task What_has_a_key_is_said_once_however_often_it_is_sent()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "deploys");
        var (_, url) = await MakeAsync(app, ann, group, "Deploy");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync(url, """{"text":"once"}""", key: "build 7")));
        await PostAsync(url, """{"text":"twice","clientId":"a"}""");
        await PostAsync(url, """{"text":"twice","clientId":"a"}""");

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "ok"), answer));
        Assert.Equal(["once", "twice"], (await ann.TextsAsync(group)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_address_that_was_changed_switched_off_or_removed_takes_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "deploys");
        var (hook, old) = await MakeAsync(app, ann, group, "Deploy");
        var id = hook.GetProperty("id").GetString();

        var url = new Uri((await ann.DoAsync("hook:rotate", new { conversation = group, hook = id })).GetProperty("url").GetString()!);
        url = new Uri(old, url.PathAndQuery);
        Assert.Equal((HttpStatusCode.NotFound, "no_service"), await PostAsync(old, """{"text":"old"}"""));
        Assert.Equal((HttpStatusCode.OK, "ok"), await PostAsync(url, """{"text":"new"}"""));
        await ann.DoAsync("hook:change", new { conversation = group, hook = id, enabled = false, name = "Ship" });
        Assert.Equal((HttpStatusCode.NotFound, "no_service"), await PostAsync(url, """{"text":"off"}"""));
        var listed = await ann.DoAsync("hook:list", new { conversation = group });
        var item = Assert.Single(listed.GetProperty("items").EnumerateArray());
        Assert.Equal(("Ship", false), (item.GetProperty("name").GetString(), item.GetProperty("enabled").GetBoolean()));
        Assert.DoesNotContain(url.Segments[^1], listed.ToString(), StringComparison.Ordinal);
        await ann.DoAsync("hook:change", new { conversation = group, hook = id, enabled = true });
        Assert.Equal((HttpStatusCode.OK, "ok"), await PostAsync(url, """{"text":"on"}"""));
        await ann.DoAsync("hook:remove", new { conversation = group, hook = id });
        Assert.Equal((HttpStatusCode.NotFound, "no_service"), await PostAsync(url, """{"text":"gone"}"""));

        Assert.Equal(["new", "on"], (await ann.TextsAsync(group)).Order(StringComparer.Ordinal));
        Assert.Equal(1, (await ann.DoAsync("conversation:get", new { conversation = group })).GetProperty("conversation").GetProperty("memberCount").GetInt32());
        Assert.Equal(
            ["hook.changed", "hook.changed", "hook.created", "hook.removed", "hook.rotated"],
            (await ann.DoAsync("audit:list", new { conversation = group })).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("action").GetString()).Where(action => action!.StartsWith("hook", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_hook_is_for_those_who_look_after_the_conversation_and_there_are_few()
    {
        await using var app = await ChatApp.StartAsync();
        var (_, ben, cid) = (await app.ChatterAsync("admin"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var (mine, other) = (await ben.CreateAsync("group", "mine", cid), await ben.CreateAsync("group", "other"));
        var (hook, url) = await MakeAsync(app, ben, mine, "Deploy");

        await cid.RefusedAsync("forbidden", "hook:list", new { conversation = mine });
        await cid.RefusedAsync("not_found", "hook:list", new { conversation = other });
        await ben.RefusedAsync("not_found", "hook:remove", new { conversation = other, hook = hook.GetProperty("id").GetString() });
        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => ben.AskAsync("hook:create", new { conversation = mine, name = $"hook {number}" })));

        Assert.Equal(9, made.Count(answer => answer.GetProperty("ok").GetBoolean()));
        Assert.Equal("conflict", made.First(answer => !answer.GetProperty("ok").GetBoolean()).GetProperty("error").GetProperty("code").GetString());
        // Nobody floods a conversation through it.
        var posts = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => PostAsync(url, """{"text":"flood"}""")));
        Assert.Contains((HttpStatusCode.TooManyRequests, "rate_limited"), posts);
        Assert.InRange(posts.Count(post => post.Status is HttpStatusCode.OK), 20, 31);
    }

    private static async Task<(JsonElement Hook, Uri Url)> MakeAsync(ChatApp app, Chatter who, string conversation, string name)
    {
        var made = await who.DoAsync("hook:create", new { conversation, name });
        return (made.GetProperty("hook"), new Uri(app.Url, new Uri(made.GetProperty("url").GetString()!).PathAndQuery));
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(Uri url, string body, string type = "application/json", string? key = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
