using System.Net;
using System.Text.Json;

namespace Parlance.Chat.Tests.Admin;

/// <summary>Administrators see which conversations there are, and close them, without reading them.</summary>
public sealed class ServerConversationTests
{
    [Fact]
    public async Task They_are_listed_found_and_looked_at_by_administrators_alone()
    {
        await using var app = await ChatApp.StartAsync();
        var (admin, ann, ben) = (await app.ChatterAsync("admin"), await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "Đà Nẵng", ben);
        await ann.CreateAsync("channel", "news");
        await ann.SayToAsync(ben, "psst");
        await ann.SayAsync(group, "a secret");

        async Task<string> NamesAsync(string query) => string.Join(' ', (await admin.Account.GetAsync("admin/conversations?" + query)).Ok()
            .GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("kind").GetString()}:{item.GetProperty("name").GetString()}").Order(StringComparer.Ordinal));

        Assert.Equal("channel:news direct: group:Đà Nẵng", await NamesAsync(""));
        Assert.Equal("group:Đà Nẵng", await NamesAsync("q=da%20nang"));
        Assert.Equal("channel:news", await NamesAsync("kind=channel"));
        var item = (await admin.Account.GetAsync($"admin/conversations/{group}")).Ok();
        Assert.Equal((2, 1), (item.GetProperty("members").GetInt32(), item.GetProperty("messages").GetInt32()));
        Assert.DoesNotContain("secret", item.ToString(), StringComparison.Ordinal);
        var members = (await admin.Account.GetAsync($"admin/conversations/{group}/members?limit=1")).Ok();
        var newest = members.GetProperty("people")[0].GetProperty("username").GetString();
        members = (await admin.Account.GetAsync($"admin/conversations/{group}/members?limit=1&cursor={members.GetProperty("next").GetString()}")).Ok();
        Assert.Equal(["ann", "ben"], new[] { newest, members.GetProperty("people")[0].GetProperty("username").GetString() }.Order(StringComparer.Ordinal));
        Assert.Equal(JsonValueKind.Null, members.GetProperty("next").ValueKind);
        (await admin.Account.GetAsync("admin/conversations?kind=secret")).Refused(HttpStatusCode.BadRequest, "invalid");
        (await ann.Account.GetAsync($"admin/conversations/{group}")).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await admin.Account.GetAsync($"admin/conversations/{Guid.CreateVersion7()}")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Any_group_or_channel_is_closed_and_opened_again_and_all_of_it_is_written_down()
    {
        await using var app = await ChatApp.StartAsync();
        var (admin, ann, ben) = (await app.ChatterAsync("admin"), await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben);
        var direct = (await ann.SayToAsync(ben, "psst")).GetProperty("conversation").GetString();

        (await ben.Account.PutAsync($"admin/conversations/{group}/archived", new { archived = true })).Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.NotEqual(JsonValueKind.Null, (await admin.Account.PutAsync($"admin/conversations/{group}/archived", new { archived = true })).Ok().GetProperty("archivedAt").ValueKind);
        await ann.RefusedAsync("archived", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "x" });
        (await admin.Account.PutAsync($"admin/conversations/{group}/archived", new { archived = false })).Ok();
        await ann.SayAsync(group, "open again");
        (await admin.Account.PutAsync($"admin/conversations/{direct}/archived", new { archived = true })).Refused(HttpStatusCode.Conflict, "conflict");

        Assert.Equal(2, (await admin.Account.GetAsync($"admin/audit?action=conversation.archived&conversation={group}")).Ok().GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task One_device_of_somebody_is_signed_out()
    {
        await using var app = await ChatApp.StartAsync();
        var (admin, ann) = (await app.SomebodyAsync("admin"), await app.SomebodyAsync("ann"));
        var phone = await app.Anyone().LoginAsync("ann");

        var session = (await phone.GetAsync("me/sessions")).Ok().GetProperty("items").EnumerateArray().Single(item => item.GetProperty("current").GetBoolean()).GetProperty("id").GetString();
        Assert.Equal(2, (await admin.GetAsync($"admin/users/{ann.UserId}/sessions")).Ok().GetProperty("items").GetArrayLength());
        (await admin.DeleteAsync($"admin/users/{admin.UserId}/sessions/{session}")).Refused(HttpStatusCode.NotFound, "not_found");
        (await admin.DeleteAsync($"admin/users/{ann.UserId}/sessions/{session}")).Done();

        (await phone.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await ann.GetAsync("me")).Ok();
        (await admin.DeleteAsync($"admin/users/{ann.UserId}/sessions/{session}")).Refused(HttpStatusCode.NotFound, "not_found");
        (await ann.GetAsync($"admin/users/{ann.UserId}/sessions")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }
}
