using System.Net;
using System.Text.Json;

namespace Parlance.Chat.Tests.Accounts.Sessions;

[Trait("pace", "thorough")]
public sealed class OwnSessionsTests
{
    [Fact]
    public async Task Ones_devices_are_listed_and_this_one_is_marked()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        await app.SomebodyAsync("bob");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var phone = app.Anyone();
        phone.Signed((await phone.SendAsync(HttpMethod.Post, "auth/login", new { login = "ann", password = AccountApi.Password, client = "body" }, ("User-Agent", "Mozilla/5.0 (Phone)"))).Ok());

        var items = (await ann.GetAsync("me/sessions")).Ok().GetProperty("items").EnumerateArray().ToArray();

        Assert.Equal(2, items.Length);
        Assert.Equal(["Mozilla/5.0 (Phone)", ""], items.Select(item => item.GetProperty("device").GetString()));
        Assert.Equal(["browser", "app"], items.Select(item => item.GetProperty("kind").GetString()));
        Assert.Equal([false, true], items.Select(item => item.GetProperty("current").GetBoolean()));
        Assert.All(items, item => Assert.Equal("127.0.0.1", item.GetProperty("address").GetString()));
    }

    [Fact]
    public async Task A_list_is_read_in_parts_that_stay_where_they_are()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        // Her own session is the oldest, and not the one that goes: ids of one millisecond have no order.
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        for (var n = 0; n < 4; n++)
        {
            await app.Anyone().LoginAsync("ann");
        }

        var first = (await ann.GetAsync("me/sessions?limit=2")).Ok();
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        // One is added, and one that was shown goes, while somebody turns the page.
        await app.Anyone().LoginAsync("ann");
        (await ann.DeleteAsync($"me/sessions/{Ids(first)[1]}")).Done();
        var second = (await ann.GetAsync($"me/sessions?limit=2&cursor={first.GetProperty("next").GetString()}")).Ok();
        var third = (await ann.GetAsync($"me/sessions?limit=2&cursor={second.GetProperty("next").GetString()}")).Ok();

        Assert.Equal(5, Ids(first).Concat(Ids(second)).Concat(Ids(third)).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(JsonValueKind.Null, third.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("cursor=abc", "cursor")]
    public async Task What_no_list_has_said_is_refused(string query, string field)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        Assert.Equal([field], (await ann.GetAsync($"me/sessions?{query}")).RefusedFields());
        (await ann.GetAsync("me/sessions?limit=200")).Ok();
    }

    [Fact]
    public async Task One_session_is_ended_from_another()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var before = Ids((await ann.GetAsync("me/sessions")).Ok());
        var phone = await app.Anyone().LoginAsync("ann");
        var id = Ids((await ann.GetAsync("me/sessions")).Ok()).Except(before, StringComparer.Ordinal).Single();

        (await ann.DeleteAsync($"me/sessions/{id}")).Done();

        (await phone.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await ann.GetAsync("me")).Ok();
        (await ann.DeleteAsync($"me/sessions/{id}")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Somebody_elses_session_is_not_there()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var eve = await app.SomebodyAsync("eve");
        var id = Ids((await ann.GetAsync("me/sessions")).Ok()).Single();

        (await eve.DeleteAsync($"me/sessions/{id}")).Refused(HttpStatusCode.NotFound, "not_found");

        (await ann.GetAsync("me")).Ok();
    }

    [Fact]
    public async Task All_others_are_ended_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");
        var others = new[] { await app.Anyone().LoginAsync("ann"), await app.Anyone().LoginAsync("ann") };

        Assert.Equal(2, (await ann.DeleteAsync("me/sessions")).Ok().GetProperty("ended").GetInt32());

        foreach (var other in others)
        {
            (await other.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        }

        (await ann.GetAsync("me")).Ok();
        (await bob.GetAsync("me")).Ok();
    }

    private static string[] Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
}
