using System.Net;

namespace Parlance.Chat.Tests.Accounts.Profiles;

public sealed class ProfileLimitTests
{
    [Fact]
    public async Task A_profile_changes_so_often_and_then_more_slowly()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"));
        for (var n = 0; n < 30; n++)
        {
            (await ann.PatchAsync("me", new { bio = $"{n}" })).Ok();
        }

        var refused = (await ann.PatchAsync("me", new { bio = "more" })).Refused(HttpStatusCode.TooManyRequests, "rate_limited");

        Assert.Equal(10, refused.GetProperty("retryAfter").GetInt32());
        Assert.Equal("29", (await ann.GetAsync("me")).Ok().GetProperty("bio").GetString());
        (await bob.PatchAsync("me", new { bio = "here" })).Ok();
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        (await ann.PatchAsync("me", new { bio = "more" })).Ok();
    }
}
