using System.Net;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Chat.Tests.Accounts.Tokens;

namespace Parlance.Chat.Tests.Accounts.Profiles;

public sealed class ExportMeTests
{
    [Fact]
    public async Task An_export_has_everything_but_secrets()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        (await ann.PatchAsync("me", new { bio = "Ann's bio" })).Ok();
        var token = (await ann.PostAsync("me/tokens", new { name = "backup token", scopes = Scopes.Read })).Ok(HttpStatusCode.Created).GetProperty("token").GetString()!;
        var bot = (await ann.PostAsync("bots", new { username = "weather" })).Ok(HttpStatusCode.Created).GetProperty("id").GetString();
        (await ann.PostAsync($"bots/{bot}/tokens", new { name = "bot token", scopes = Scopes.Read })).Ok(HttpStatusCode.Created);
        var invitation = (await ann.PostAsync("invitations", new { role = "guest", note = "auditors" })).Ok(HttpStatusCode.Created).GetProperty("token").GetString()!;

        var answer = await ann.GetAsync("me/export");

        var export = answer.Ok();
        Assert.Equal("attachment; filename=\"parlance-account.json\"", answer.Header("Content-Disposition"));
        Assert.Equal("Ann's bio", export.GetProperty("account").GetProperty("bio").GetString());
        Assert.True(export.GetProperty("signInMethods").GetProperty("password").GetBoolean());
        Assert.Single(export.GetProperty("sessions").EnumerateArray());
        Assert.Equal("backup token", export.GetProperty("tokens")[0].GetProperty("token").GetProperty("name").GetString());
        Assert.Equal("weather", export.GetProperty("bots")[0].GetProperty("bot").GetProperty("username").GetString());
        Assert.Equal("bot token", export.GetProperty("bots")[0].GetProperty("tokens")[0].GetProperty("token").GetProperty("name").GetString());
        Assert.Equal("auditors", export.GetProperty("invitations")[0].GetProperty("invitation").GetProperty("note").GetString());
        Assert.All([token, invitation, "hash", "mac", "salt", "sealed"], secret => Assert.DoesNotContain(secret, answer.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_export_has_where_somebody_takes_part_and_what_they_chose()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "minutes", ben);
        await ann.SayAsync(group, "hello");
        await ben.DoAsync("read:move", new { conversation = group, seq = 1 });
        var left = await ann.CreateAsync("group", "left behind", ben);
        await ben.DoAsync("conversation:leave", new { conversation = left });
        await ben.DoAsync("contact:request", new { user = ann.Id });
        await ben.DoAsync("block:add", new { user = cid.Id });
        await ben.DoAsync("settings:set", new { key = "theme", value = "dark" });
        await ben.DoAsync("presence:set", new { state = "dnd", until = app.Clock.GetUtcNow().AddHours(1) });
        await app.WriteAsync((db, _) => db.ExecuteAsync("UPDATE presence SET last_seen_at = 86400000"));

        var answer = await ben.Account.GetAsync("me/export");

        var export = answer.Ok();
        var memberships = export.GetProperty("memberships").EnumerateArray().ToDictionary(row => row.GetProperty("conversation").GetString()!, row => row.GetProperty("name").GetString());
        Assert.Equal(("minutes", ""), (memberships[group], memberships[left]));
        Assert.Equal(ann.Id, Assert.Single(export.GetProperty("people").GetProperty("contacts").EnumerateArray()).GetProperty("user").GetString());
        Assert.Equal(cid.Id, Assert.Single(export.GetProperty("people").GetProperty("blocks").EnumerateArray()).GetProperty("user").GetString());
        Assert.Equal("dark", Assert.Single(export.GetProperty("settings").EnumerateArray()).GetProperty("value").GetString());
        Assert.Equal(1, Assert.Single(export.GetProperty("readPositions").EnumerateArray()).GetProperty("seq").GetInt64());
        var presence = export.GetProperty("presence");
        Assert.Equal(
            ("dnd", app.Clock.GetUtcNow().AddHours(1), DateTimeOffset.UnixEpoch.AddDays(1)),
            (presence.GetProperty("state").GetString(), presence.GetProperty("until").GetDateTimeOffset(), presence.GetProperty("lastSeenAt").GetDateTimeOffset()));
        Assert.Equal("online", (await cid.Account.GetAsync("me/export")).Ok().GetProperty("presence").GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_export_has_nothing_of_others()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        (await ann.PostAsync("bots", new { username = "weather" })).Ok(HttpStatusCode.Created);
        var bob = await app.SomebodyAsync("bob");

        var answer = await bob.GetAsync("me/export");

        answer.Ok();
        Assert.DoesNotContain("ann", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("weather", answer.Text, StringComparison.Ordinal);
    }
}
