using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Contacts;

public sealed class ContactTests
{
    [Fact]
    public async Task Who_asks_and_hears_yes_is_a_contact_and_so_is_the_other()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));

        var asked = await ann.DoAsync("contact:request", new { user = ben.Id, note = "from the meeting" });
        Assert.Equal("requested", asked.GetProperty("contact").GetProperty("state").GetString());
        var received = Row(await ben.ChangeAsync(ben.Feed));
        Assert.Equal(("received", "from the meeting", ann.Id), (Text(received, "state"), Text(received, "note"), Text(received, "user")));
        await ben.DoAsync("contact:answer", new { user = ann.Id, accept = true });

        Assert.Equal("accepted", await StateAsync(ann, ben));
        Assert.Equal("accepted", await StateAsync(ben, ann));
        var listed = await ann.DoAsync("contact:list", new { });
        Assert.Equal("ben", Assert.Single(listed.GetProperty("people").EnumerateArray()).GetProperty("username").GetString());
        // An answer that comes again changes nothing.
        await ben.DoAsync("contact:answer", new { user = ann.Id, accept = true });
        await ann.DoAsync("contact:request", new { user = ben.Id });
        Assert.Equal(2, (await ann.DoAsync("contact:list", new { })).GetProperty("head").GetInt64());
    }

    [Fact]
    public async Task Two_who_ask_each_other_at_once_are_contacts()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));

        await Task.WhenAll(ann.DoAsync("contact:request", new { user = ben.Id }), ben.DoAsync("contact:request", new { user = ann.Id }));

        Assert.Equal(("accepted", "accepted"), (await StateAsync(ann, ben), await StateAsync(ben, ann)));
    }

    [Fact]
    public async Task Who_is_turned_away_is_not_told_and_not_heard_again_for_a_while()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var asked = await ann.DoAsync("contact:request", new { user = ben.Id });
        await ben.DoAsync("contact:answer", new { user = ann.Id, accept = false });

        var again = await ann.DoAsync("contact:request", new { user = ben.Id });
        Assert.Equal(asked.GetRawText(), again.GetRawText());
        await ann.DoAsync("contact:remove", new { user = ben.Id });
        await ann.DoAsync("contact:request", new { user = ben.Id });

        Assert.Equal(("requested", null), (await StateAsync(ann, ben), await StateAsync(ben, ann)));

        // Long after, Ann may try once more.
        await app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
            db => db.ExecuteAsync("UPDATE contacts SET refused_at = refused_at - 2592000000 WHERE refused_at IS NOT NULL"), TestContext.Current.CancellationToken);
        await ann.DoAsync("contact:request", new { user = ben.Id });
        Assert.Equal("received", await StateAsync(ben, ann));
    }

    [Fact]
    public async Task Who_has_turned_somebody_away_may_still_change_their_mind()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        await ann.DoAsync("contact:request", new { user = ben.Id });
        await ben.DoAsync("contact:answer", new { user = ann.Id, accept = false });

        await ben.DoAsync("contact:request", new { user = ann.Id });

        Assert.Equal(("accepted", "accepted"), (await StateAsync(ann, ben), await StateAsync(ben, ann)));
    }

    [Fact]
    public async Task A_request_that_is_taken_back_is_gone_for_both_and_a_contact_ends_for_both()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        await ann.DoAsync("contact:request", new { user = ben.Id });
        await ann.DoAsync("contact:remove", new { user = ben.Id });
        Assert.Equal((null, null), (await StateAsync(ann, ben), await StateAsync(ben, ann)));

        await ann.DoAsync("contact:request", new { user = ben.Id });
        await ben.DoAsync("contact:answer", new { user = ann.Id, accept = true });
        await ben.DoAsync("contact:remove", new { user = ann.Id });
        Assert.Equal((null, null), (await StateAsync(ann, ben), await StateAsync(ben, ann)));
    }

    [Fact]
    public async Task What_there_is_not_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var nobody = Guid.CreateVersion7();

        await ann.RefusedAsync("not_found", "contact:request", new { user = nobody });
        await ann.RefusedAsync("not_found", "contact:answer", new { user = ben.Id, accept = true });
        await ann.RefusedAsync("not_found", "contact:answer", new { user = nobody, accept = true });
        await ann.RefusedAsync("not_found", "contact:remove", new { user = ben.Id });
        await ann.RefusedAsync("invalid", "contact:request", new { user = ann.Id });
        await ann.RefusedAsync("invalid", "contact:request", new { user = ben.Id, note = new string('x', 251) });
        await ann.RefusedAsync("invalid", "contact:answer", new { user = ben.Id });
        await ann.RefusedAsync("not_found", "block:remove", new { user = ben.Id });
        await ann.RefusedAsync("not_found", "block:add", new { user = nobody });
        await ann.RefusedAsync("invalid", "block:add", new { user = ann.Id });
    }

    [Fact]
    public async Task Somebody_is_asked_so_often_and_then_no_more()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        for (var n = 0; n < 5; n++)
        {
            await ann.DoAsync("contact:request", new { user = ben.Id });
            await ann.DoAsync("contact:remove", new { user = ben.Id });
        }

        await ann.RefusedAsync("rate_limited", "contact:request", new { user = ben.Id });
    }

    [Fact]
    public async Task All_of_it_is_there_over_http()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("ben"));

        Assert.Equal("requested", (await ann.PutAsync($"contacts/{ben.UserId}", new { note = "hello" })).Ok().GetProperty("contact").GetProperty("state").GetString());
        Assert.Equal("accepted", (await ben.PutAsync($"contacts/{ann.UserId}/answer", new { accept = true })).Ok().GetProperty("contact").GetProperty("state").GetString());
        Assert.Single((await ann.GetAsync("contacts?limit=10")).Ok().GetProperty("items").EnumerateArray());
        Assert.Equal("removed", (await ann.DeleteAsync($"contacts/{ben.UserId}")).Ok().GetProperty("contact").GetProperty("state").GetString());
        Assert.False((await ann.SendAsync(HttpMethod.Put, $"blocks/{ben.UserId}")).Ok().GetProperty("block").GetProperty("removed").GetBoolean());
        Assert.Single((await ann.GetAsync("blocks")).Ok().GetProperty("items").EnumerateArray());
        (await ben.PutAsync($"contacts/{ann.UserId}", new { })).Refused(HttpStatusCode.Forbidden, "blocked");
        Assert.True((await ann.DeleteAsync($"blocks/{ben.UserId}")).Ok().GetProperty("block").GetProperty("removed").GetBoolean());
    }

    private static async Task<string?> StateAsync(Chatter who, Chatter of)
    {
        var items = (await who.DoAsync("contact:list", new { })).GetProperty("items").EnumerateArray();
        return items.Where(row => row.GetProperty("user").ValueEquals(of.Id)).Select(row => Text(row, "state")).SingleOrDefault();
    }

    private static JsonElement Row(JsonElement change) => Assert.Single(change.GetProperty("rows").EnumerateArray());

    private static string? Text(JsonElement row, string member) => row.GetProperty(member).GetString();
}
