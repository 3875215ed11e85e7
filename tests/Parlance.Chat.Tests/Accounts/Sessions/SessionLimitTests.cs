using System.Net;
using System.Text.Json;
using Parlance.Chat.Tests.Accounts.Sockets;

namespace Parlance.Chat.Tests.Accounts.Sessions;

/// <summary>How many devices an account is signed in on at once.</summary>
[Trait("pace", "slow")]
public sealed class SessionLimitTests
{
    private const int Most = 100;

    [Fact]
    public async Task The_101st_session_ends_the_one_that_was_used_least_recently()
    {
        await using var app = await ChatApp.StartAsync();
        var laptop = await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");
        var phone = await SignInAsync(app);
        var line = await Line.OpenAsync(app, Line.WebSocket, phone.Token);
        for (var n = 2; n < Most; n++)
        {
            await SignInAsync(app);
        }

        // The oldest of all, and used since.
        await laptop.RefreshAsync();
        Assert.Equal(Most, await DevicesAsync(laptop));
        (await phone.GetAsync("me")).Ok();

        var hundredAndFirst = await SignInAsync(app);

        Assert.Equal("too_many_sessions", await line.EndAsync());
        (await phone.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await phone.PostAsync("auth/refresh", new { refreshToken = phone.RefreshToken })).Refused(HttpStatusCode.Unauthorized, "session_ended");
        Assert.Equal(Most, await DevicesAsync(hundredAndFirst));
        (await laptop.GetAsync("me")).Ok();
        await bob.RefreshAsync();
    }

    private static async Task<AccountApi> SignInAsync(ChatApp app)
    {
        // As many as that in one go are more than one address may begin.
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        return await app.Anyone().LoginAsync("ann");
    }

    private static async Task<int> DevicesAsync(AccountApi account) =>
        (await account.GetAsync("me/sessions?limit=200")).Ok().GetProperty("items").EnumerateArray().Count(item => item.ValueKind is JsonValueKind.Object);
}
