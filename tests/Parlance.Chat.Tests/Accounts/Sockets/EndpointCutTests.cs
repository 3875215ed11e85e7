using System.Net;

namespace Parlance.Chat.Tests.Accounts.Sockets;

/// <summary>Each request that ends something, and the sockets that it takes with it. The clock stands still: nothing waits for the watch's next look.</summary>
[Trait("pace", "slow")]
public sealed class EndpointCutTests
{
    [Theory]
    [InlineData("signed_out")]
    [InlineData("ended_by_owner")]
    [InlineData("ended_by_owner, all others")]
    [InlineData("password_changed")]
    [InlineData("ended_by_administrator")]
    [InlineData("disabled")]
    [InlineData("role_changed")]
    public async Task A_request_that_ends_a_session_cuts_its_sockets_on_every_door(string how)
    {
        await using var app = await ChatApp.StartAsync();
        var root = await app.SomebodyAsync("root");
        var here = await app.SomebodyAsync("ann");
        var there = await app.Anyone().LoginAsync("ann");
        var cut = new List<Line>();
        foreach (var door in (string[])[Line.WebSocket, Line.Polling, Line.Bare])
        {
            cut.Add(await Line.OpenAsync(app, door, there.Token));
        }

        var kept = await Line.OpenAsync(app, Line.WebSocket, root.Token);

        await EndAsync(how, root, here, there);

        foreach (var line in cut)
        {
            Assert.Equal(how.Split(',')[0], await line.EndAsync());
        }

        Assert.True((await kept.AskAsync("feed:heads", new { })).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_revoked_token_and_a_deleted_bot_are_cut()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var bot = (await ann.PostAsync("bots", new { username = "robot" })).Ok(HttpStatusCode.Created).GetProperty("id").GetString();
        var own = (await ann.PostAsync("me/tokens", NewToken)).Ok(HttpStatusCode.Created);
        var bots = (await ann.PostAsync($"bots/{bot}/tokens", NewToken)).Ok(HttpStatusCode.Created);
        var (first, second) = (await Line.OpenAsync(app, Line.WebSocket, SecretOf(own)), await Line.OpenAsync(app, Line.Bare, SecretOf(bots)));

        (await ann.DeleteAsync($"me/tokens/{own.GetProperty("item").GetProperty("id").GetString()}")).Done();
        Assert.Equal("token_revoked", await first.EndAsync());
        (await ann.DeleteAsync($"bots/{bot}")).Done();
        Assert.Equal("deleted", await second.EndAsync());
    }

    private static object NewToken => new { name = "test", scopes = (string[])["read"] };

    private static string? SecretOf(System.Text.Json.JsonElement created) => created.GetProperty("token").GetString();

    private static async Task EndAsync(string how, AccountApi root, AccountApi here, AccountApi there)
    {
        switch (how)
        {
            case "signed_out":
                (await there.PostAsync("auth/logout", new { refreshToken = there.RefreshToken })).Done();
                break;
            case "ended_by_owner":
                (await here.DeleteAsync($"me/sessions/{Doors.SessionOf(there)}")).Done();
                break;
            case "ended_by_owner, all others":
                (await here.DeleteAsync("me/sessions")).Ok();
                break;
            case "password_changed":
                (await here.PostAsync("me/password", new { password = "another horse battery", currentPassword = AccountApi.Password })).Done();
                break;
            case "ended_by_administrator":
                (await root.DeleteAsync($"admin/users/{here.UserId}/sessions")).Done();
                break;
            case "disabled":
                (await root.PatchAsync($"admin/users/{here.UserId}", new { disabled = true })).Ok();
                break;
            case "role_changed":
                (await root.PatchAsync($"admin/users/{here.UserId}", new { role = "guest" })).Ok();
                break;
            default:
                throw new ArgumentException(how, nameof(how));
        }
    }
}
