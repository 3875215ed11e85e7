using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;
using Parlance.Chat.Tests.Presence;
using Parlance.Chat.Webhooks;

namespace Parlance.Chat.Tests.Webhooks;

public sealed class WebhookTests
{
    private static readonly string[] Sent = ["message.sent"];
    private static readonly string[] Joined = ["member.joined"];
    private static readonly string[] Tests = ["test"];

    [Fact]
    public async Task What_happens_is_told_and_signed_and_written_down()
    {
        await using var receiver = await Receiver.StartAsync();
        var (ann, ben, group) = await GroupAsync(receiver.App);
        var (id, secret) = await HookAsync(ann, group, receiver.Url, "message.sent");

        var sent = await ben.SayAsync(group, "Xin chào 🌻");
        var told = await receiver.NextAsync();
        Assert.Equal(0, told.SignedBy(secret));
        Assert.Equal("message.sent", told.Type);
        var data = told.Json.GetProperty("data");
        Assert.Equal((group, "group", "tea"), (Text(data, "conversation", "id"), Text(data, "conversation", "kind"), Text(data, "conversation", "name")));
        Assert.Equal(("Xin chào 🌻", sent.GetProperty("clientId").GetString()), (Text(data, "message", "text"), Text(data, "message", "clientId")));
        Assert.Equal(ben.Id, data.GetProperty("user").GetString());
        Assert.Equal("ben", Assert.Single(data.GetProperty("people").EnumerateArray()).GetProperty("username").GetString());
        Assert.InRange(long.Parse(told.Timestamp, System.Globalization.CultureInfo.InvariantCulture), receiver.App.Clock.GetUtcNow().ToUnixTimeSeconds() - 60, receiver.App.Clock.GetUtcNow().ToUnixTimeSeconds() + 60);

        var delivery = await SettledAsync(ann, group, id);
        Assert.Equal((told.Id, "delivered", 1, 200), (delivery.GetProperty("id").GetString(), delivery.GetProperty("state").GetString(), delivery.GetProperty("attempts").GetInt32(), delivery.GetProperty("status").GetInt32()));
        var listed = (await ann.DoAsync("webhook:list", new { conversation = group })).GetProperty("items")[0];
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("failingSince").ValueKind);
        Assert.DoesNotContain(secret["whsec_".Length..], listed.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_kind_of_event_is_told_to_those_who_want_it_where_they_want_it()
    {
        await using var receiver = await Receiver.StartAsync();
        var (ann, ben, group) = await GroupAsync(receiver.App);
        var (channel, other) = (await ann.CreateAsync("channel", "news", ben), await ann.CreateAsync("channel", "other", ben));
        var everything = new[] { "message.sent", "message.edited", "message.deleted", "reaction.added", "reaction.removed", "member.joined", "member.left" };
        (await ann.Account.PostAsync("admin/webhooks", new { name = "archive", url = receiver.Url, events = everything, channels = new[] { channel } })).Ok(HttpStatusCode.Created);
        (await ann.Account.PostAsync("admin/webhooks", new { name = "wrong", url = receiver.Url, events = everything, channels = new[] { group } })).Refused(HttpStatusCode.BadRequest, "invalid");

        // What is said elsewhere, and among few, is nothing to it.
        await ben.SayAsync(other, "elsewhere");
        await ben.SayAsync(group, "among us");
        await ben.SayToAsync(ann, "psst");
        var seq = (await ben.SayAsync(channel, "one")).GetProperty("seq").GetInt64();
        await ben.DoAsync("message:edit", new { conversation = channel, seq, text = "two" });
        await ann.DoAsync("message:react", new { conversation = channel, seq, emoji = "🌻", on = true });
        await ann.DoAsync("message:react", new { conversation = channel, seq, emoji = "🌻", on = false });
        await ben.DoAsync("message:delete", new { conversation = channel, seq });
        await ben.DoAsync("conversation:leave", new { conversation = channel });
        await ben.DoAsync("conversation:join", new { conversation = channel });

        var told = new List<Receiver.Told>();
        for (var count = 0; count < everything.Length; count++)
        {
            told.Add(await receiver.NextAsync());
        }

        Assert.Equal(everything.Order(StringComparer.Ordinal), told.Select(one => one.Type).Order(StringComparer.Ordinal));
        Assert.All(told, one => Assert.Equal(channel, Text(one.Json.GetProperty("data"), "conversation", "id")));
        Assert.Equal("🌻", told.Single(one => one.Type is "reaction.added").Json.GetProperty("data").GetProperty("emoji").GetString());
        Assert.Equal(ben.Id, told.Single(one => one.Type is "member.left").Json.GetProperty("data").GetProperty("user").GetString());
        Assert.False(receiver.HasMore);
    }

    [Fact]
    public async Task What_fails_is_told_again_as_the_same_and_as_it_is_by_then()
    {
        await using var receiver = await Receiver.StartAsync();
        var (ann, ben, group) = await GroupAsync(receiver.App);
        var (id, secret) = await HookAsync(ann, group, receiver.Url, "message.sent");
        receiver.Answer("500 Oh", "302 Found");

        var seq = (await ben.SayAsync(group, "to be taken back")).GetProperty("seq").GetInt64();
        var first = await receiver.NextAsync();
        var failed = await SettledAsync(ann, group, id, attempts: 1);
        Assert.Equal(("waiting", 500, "not now please"), (failed.GetProperty("state").GetString(), failed.GetProperty("status").GetInt32(), failed.GetProperty("note").GetString()));
        Assert.NotEqual(JsonValueKind.Null, (await ann.DoAsync("webhook:list", new { conversation = group })).GetProperty("items")[0].GetProperty("failingSince").ValueKind);
        await ben.DoAsync("message:delete", new { conversation = group, seq });
        receiver.App.Clock.Advance(WebhookLimits.Waits[0] * 1.3);
        var second = await receiver.NextAsync();
        await SettledAsync(ann, group, id, attempts: 2);
        receiver.App.Clock.Advance(WebhookLimits.Waits[1] * 1.3);
        var third = await receiver.NextAsync();
        var done = await SettledAsync(ann, group, id, attempts: 3);

        Assert.Equal("delivered", done.GetProperty("state").GetString());
        Assert.Equal([first.Id, first.Id], [second.Id, third.Id]);
        Assert.Equal([0, 0, 0], [first.SignedBy(secret), second.SignedBy(secret), third.SignedBy(secret)]);
        Assert.Equal(["to be taken back", "", ""], new[] { first, second, third }.Select(told => Text(told.Json.GetProperty("data"), "message", "text")));
        Assert.Equal(3, receiver.Stranger.Visits);
        Assert.Equal(JsonValueKind.Null, (await ann.DoAsync("webhook:list", new { conversation = group })).GetProperty("items")[0].GetProperty("failingSince").ValueKind);
    }

    [Fact]
    public async Task For_a_day_both_secrets_sign()
    {
        await using var receiver = await Receiver.StartAsync();
        var (ann, ben, group) = await GroupAsync(receiver.App);
        var (id, former) = await HookAsync(ann, group, receiver.Url, "message.sent");

        var secret = (await ann.DoAsync("webhook:rotate", new { conversation = group, webhook = id })).GetProperty("secret").GetString()!;
        await ben.SayAsync(group, "one");
        var told = await receiver.NextAsync();
        Assert.Equal((0, 1), (told.SignedBy(secret), told.SignedBy(former)));
        await SettledAsync(ann, group, id);
        await WriteAsync(receiver.App, "UPDATE webhooks SET former_until = 1");
        await ben.SayAsync(group, "two");
        told = await receiver.NextAsync();
        Assert.Equal((0, -1), (told.SignedBy(secret), told.SignedBy(former)));
    }

    [Fact]
    public async Task Who_is_gone_or_fails_for_days_is_told_nothing_more_until_somebody_turns_it_on()
    {
        await using var receiver = await Receiver.StartAsync();
        var (ann, ben, group) = await GroupAsync(receiver.App);
        var (id, _) = await HookAsync(ann, group, receiver.Url, "message.sent");
        foreach (var (status, why) in new[] { ("410 Gone", "gone"), ("503 No", "failing") })
        {
            await WriteAsync(receiver.App, "UPDATE webhooks SET failing_since = 1");
            receiver.Answer(status);
            await ben.SayAsync(group, "one");
            await receiver.NextAsync();
            await Seeing.EventuallyAsync(async () => (await OneAsync(ann, group)).GetProperty("disabledFor").ValueEquals(why), "it is off");
            Assert.Equal("given_up", (await SettledAsync(ann, group, id)).GetProperty("state").GetString());
            await ben.SayAsync(group, "unheard");
            await ann.RefusedAsync("conflict", "webhook:test", new { conversation = group, webhook = id });
            await ann.DoAsync("webhook:change", new { conversation = group, webhook = id, enabled = true });
        }

        await ann.DoAsync("webhook:test", new { conversation = group, webhook = id });
        Assert.Equal("test", (await receiver.NextAsync()).Type);
        Assert.False(receiver.HasMore);
    }

    [Fact]
    public async Task What_was_tried_for_a_day_is_given_up()
    {
        await using var receiver = await Receiver.StartAsync();
        var (ann, ben, group) = await GroupAsync(receiver.App);
        var (id, _) = await HookAsync(ann, group, receiver.Url, "message.sent");
        receiver.Answer("500 Oh", "500 Oh");
        await ben.SayAsync(group, "one");
        await receiver.NextAsync();
        await SettledAsync(ann, group, id, attempts: 1);
        await WriteAsync(receiver.App, "UPDATE webhook_deliveries SET attempts = 10");
        receiver.App.Clock.Advance(WebhookLimits.Waits[0] * 1.3);
        await receiver.NextAsync();

        Assert.Equal("given_up", (await SettledAsync(ann, group, id, attempts: 11)).GetProperty("state").GetString());
        Assert.InRange(WebhookLimits.Waits.Aggregate((sum, wait) => sum + wait), TimeSpan.FromHours(20), TimeSpan.FromHours(28));
    }

    [Fact]
    public async Task What_a_conversation_tells_reaches_nothing_inside_that_administrators_may()
    {
        await using var receiver = await Receiver.StartAsync(everybody: false);
        var (ann, ben, group) = await GroupAsync(receiver.App);
        var (id, _) = await HookAsync(ann, group, receiver.Url, "message.sent");

        await ben.SayAsync(group, "one");
        var refused = await SettledAsync(ann, group, id, attempts: 1);
        Assert.Equal((JsonValueKind.Null, "The address is not one of the public internet."), (refused.GetProperty("status").ValueKind, refused.GetProperty("note").GetString()));
        Assert.Equal(0, receiver.Stranger.Visits);
        var made = (await ann.Account.PostAsync("admin/webhooks", new { name = "ci", url = receiver.Url, events = Joined })).Ok(HttpStatusCode.Created);
        (await ann.Account.PostAsync($"admin/webhooks/{made.GetProperty("webhook").GetProperty("id").GetString()}/test", new { })).Ok();
        Assert.Equal("test", (await receiver.NextAsync()).Type);
    }

    [Fact]
    public async Task Webhooks_belong_to_their_conversation_and_what_is_done_with_them_is_written_down()
    {
        await using var receiver = await Receiver.StartAsync();
        var (ann, ben, group) = await GroupAsync(receiver.App);
        var (id, secret) = await HookAsync(ann, group, receiver.Url + "?key=in-the-address", "message.sent");
        var mine = await ben.CreateAsync("group", "mine");

        foreach (var what in new[] { "change", "rotate", "test", "deliveries", "delete" })
        {
            await ben.RefusedAsync("not_found", "webhook:" + what, new { conversation = mine, webhook = id });
            await ben.RefusedAsync("forbidden", "webhook:" + what, new { conversation = group, webhook = id });
        }

        await ben.RefusedAsync("invalid", "webhook:list", new { });
        (await ann.Account.DeleteAsync("admin/webhooks/" + id)).Refused(HttpStatusCode.NotFound, "not_found");
        (await ben.Account.GetAsync("admin/webhooks")).Refused(HttpStatusCode.Forbidden, "forbidden");
        foreach (var url in new[] { "ftp://a.example/", "https://user:pass@a.example/", "https://a.example:22/", "//a.example/", "" })
        {
            await ann.RefusedAsync("invalid", "webhook:create", new { conversation = group, name = "x", url, events = Sent });
        }

        await ann.RefusedAsync("invalid", "webhook:create", new { conversation = group, name = "x", url = receiver.Url, events = Tests });
        await ann.RefusedAsync("invalid", "webhook:create", new { conversation = group, name = "x", url = receiver.Url, events = Sent, channels = new[] { group } });
        await ann.DoAsync("webhook:rotate", new { conversation = group, webhook = id });
        await ann.DoAsync("webhook:change", new { conversation = group, webhook = id, enabled = false, name = "quiet" });
        await ann.DoAsync("webhook:delete", new { conversation = group, webhook = id });
        await ann.RefusedAsync("not_found", "webhook:deliveries", new { conversation = group, webhook = id });
        var audit = (await ann.DoAsync("audit:list", new { conversation = group })).GetProperty("items");
        Assert.Equal(
            ["webhook.changed", "webhook.created", "webhook.deleted", "webhook.rotated"],
            audit.EnumerateArray().Select(item => item.GetProperty("action").GetString()!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("in-the-address", audit.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret["whsec_".Length..], audit.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_has_a_few()
    {
        await using var receiver = await Receiver.StartAsync();
        var (ann, _, group) = await GroupAsync(receiver.App);
        for (var count = 0; count < WebhookLimits.OfConversationMax; count++)
        {
            await HookAsync(ann, group, receiver.Url, "message.sent");
        }

        await ann.RefusedAsync("conflict", "webhook:create", new { conversation = group, name = "x", url = receiver.Url, events = Sent });
    }

    private static async Task<(Chatter Ann, Chatter Ben, string Group)> GroupAsync(ChatApp app)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        return (ann, ben, await ann.CreateAsync("group", "tea", ben));
    }

    private static async Task<(string Id, string Secret)> HookAsync(Chatter owner, string conversation, string url, params string[] events)
    {
        var made = await owner.DoAsync("webhook:create", new { conversation, name = "hook", url, events });
        return (made.GetProperty("webhook").GetProperty("id").GetString()!, made.GetProperty("secret").GetString()!);
    }

    private static async Task<JsonElement> OneAsync(Chatter owner, string conversation) => (await owner.DoAsync("webhook:list", new { conversation })).GetProperty("items")[0];

    // The newest delivery, once an attempt at it is written down.
    private static async Task<JsonElement> SettledAsync(Chatter owner, string conversation, string webhook, int attempts = 1)
    {
        JsonElement delivery = default;
        await Seeing.EventuallyAsync(
            async () =>
            {
                delivery = (await owner.DoAsync("webhook:deliveries", new { conversation, webhook, limit = 1 })).GetProperty("items")[0];
                return delivery.GetProperty("attempts").GetInt32() >= attempts;
            },
            "the attempt is written down");
        return delivery;
    }

    private static Task<int> WriteAsync(ChatApp app, string sql) =>
        app.Services.GetRequiredService<ChatDatabase>().WriteAsync(db => db.ExecuteAsync(sql), TestContext.Current.CancellationToken);

    private static string? Text(JsonElement data, string part, string name) => data.GetProperty(part).GetProperty(name).GetString();
}
