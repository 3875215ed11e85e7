using Parlance.Chat.Accounts.Sessions;

namespace Parlance.Chat.Tests.Accounts.Sockets;

[Trait("pace", "slow")]
public sealed class ExpiryTests
{
    public static TheoryData<string> Lines => [Line.WebSocket, Line.Polling, Line.Bare];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_socket_is_cut_when_its_token_expires(string door)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var line = await Line.OpenAsync(app, door, ann.Token);

        app.Clock.Advance(SessionLimits.AccessToken - TimeSpan.FromSeconds(1));
        Assert.True((await line.AskAsync("feed:heads", new { })).GetProperty("ok").GetBoolean());
        app.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("token_expired", await line.EndAsync());
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_fresh_token_keeps_the_socket_as_it_is(string door)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var line = await Line.OpenAsync(app, door, ann.Token);
        await line.AskAsync("feed:heads", new { });

        app.Clock.Advance(TimeSpan.FromMinutes(9));
        await ann.RefreshAsync();
        var answer = await line.AskAsync("auth:refresh", new { token = ann.Token });
        app.Clock.Advance(TimeSpan.FromMinutes(9));
        var asked = await line.AskAsync("feed:heads", new { });

        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        Assert.Equal(app.Clock.GetUtcNow() + TimeSpan.FromMinutes(1), answer.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.True(asked.GetProperty("ok").GetBoolean(), asked.ToString());
        // To the moment, and no further: a close that the client has no time to answer is no close.
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("token_expired", await line.EndAsync());
    }

    [Fact]
    public async Task Nobody_elses_token_keeps_a_socket_nor_that_of_another_session()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"));
        var elsewhere = await app.Anyone().LoginAsync("ann");
        var personal = await app.NewTokenAsync(ann, "read write");
        var line = await Line.OpenAsync(app, Line.WebSocket, ann.Token);

        foreach (var token in (string?[])[bob.Token, elsewhere.Token, personal.Secret])
        {
            Refused.As("forbidden", await line.AskAsync("auth:refresh", new { token }));
        }

        Refused.As("unauthenticated", await line.AskAsync("auth:refresh", new { token = "x" }));
        Refused.As("unauthenticated", await line.AskAsync("auth:refresh", new { }));
        Assert.True((await line.AskAsync("feed:heads", new { })).GetProperty("heads").TryGetProperty($"user:{ann.UserId}", out _));
        app.Clock.Advance(SessionLimits.AccessToken + Doors.Promise);
        Assert.Equal("token_expired", await line.EndAsync());
    }

    [Fact]
    public async Task A_personal_token_is_good_until_it_expires_or_for_ever()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var brief = await Line.OpenAsync(app, Line.WebSocket, (await app.NewTokenAsync(ann, "read", TimeSpan.FromHours(1))).Secret);
        var lasting = await Line.OpenAsync(app, Line.WebSocket, (await app.NewTokenAsync(ann, "read")).Secret);

        app.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True((await brief.AskAsync("feed:heads", new { })).GetProperty("ok").GetBoolean());
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("token_expired", await brief.EndAsync());
        Assert.True((await lasting.AskAsync("feed:heads", new { })).GetProperty("ok").GetBoolean());
    }
}
