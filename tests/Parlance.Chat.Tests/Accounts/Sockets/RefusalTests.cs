using System.Net;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Tests.Accounts.TwoFactor;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Accounts.Sockets;

[Trait("pace", "slow")]
public sealed class RefusalTests
{
    public static TheoryData<string> Lines => [Line.WebSocket, Line.Polling, Line.Bare];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Nobody_comes_in_without_a_token_that_is_good(string door)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        await RefusedAsync("unauthenticated", app, door, token: null);
        await RefusedAsync("unauthenticated", app, door, "");
        await RefusedAsync("unauthenticated", app, door, "pat_unknown");
        await RefusedAsync("unauthenticated", app, door, ann.Token![..^6] + "AAAAAA");
        await RefusedAsync("unauthenticated", app, door, ann.RefreshToken);

        app.Clock.Advance(SessionLimits.AccessToken);
        await RefusedAsync("token_expired", app, door, ann.Token);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task What_has_ended_does_not_open_a_socket(string door)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"));
        var token = await app.NewTokenAsync(ann, "read write");

        await app.EndSessionAsync(ann, EndReason.SignedOut);
        await RefusedAsync("session_ended", app, door, ann.Token);
        await app.RevokeTokenAsync(ann, token.Id);
        await RefusedAsync("unauthenticated", app, door, token.Secret);
        await app.DisableAsync(bob);
        await RefusedAsync("disabled", app, door, bob.Token);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_first_step_alone_opens_no_socket(string door)
    {
        await using var app = await ChatApp.StartAsync();
        await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        var step = await SecondStep.BeginAsync(app, "ann");

        await RefusedAsync("unauthenticated", app, door, step.Challenge);
    }

    [Fact]
    public async Task An_account_that_has_to_prove_its_address_does_not_come_in_before()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        await app.SomebodyAsync("root", "root@example.org");
        var ann = await app.SomebodyAsync("ann", "ann@example.org");

        await RefusedAsync("email_unverified", app, Line.WebSocket, ann.Token);
    }

    [Fact]
    public async Task A_token_in_the_address_is_nobodys()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var client = app.Keep(new SocketIOTestClient(new SocketIOTestClientOptions { Address = app.Url, Query = { ["token"] = ann.Token! } }));

        var refusal = await Assert.ThrowsAsync<SocketIOConnectException>(() => client.ConnectAsync("/chat", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("unauthenticated", refusal.Message);
    }

    [Fact]
    public async Task A_token_of_another_form_is_no_token()
    {
        await using var app = await ChatApp.StartAsync();
        foreach (var auth in (object[])[new { token = 5 }, new { token = new { } }, new { other = "x" }])
        {
            var client = app.Keep(new SocketIOTestClient(app.Url));
            var refusal = await Assert.ThrowsAsync<SocketIOConnectException>(() => client.ConnectAsync("/chat", auth, TestContext.Current.CancellationToken));
            Assert.Equal("unauthenticated", refusal.Message);
        }
    }

    [Fact]
    public async Task A_personal_token_listens_with_read_and_speaks_with_write()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        await RefusedAsync("forbidden", app, Line.WebSocket, (await app.NewTokenAsync(ann, "admin")).Secret);

        var chatter = await app.ChatterAsync("ben");
        var conversation = await chatter.CreateAsync("group", "Lounge", new Chatter(ann, chatter.Socket));
        var listener = new Chatter(ann, await app.ConnectAsync((await app.NewTokenAsync(ann, "read")).Secret));
        var speaker = new Chatter(ann, await app.ConnectAsync((await app.NewTokenAsync(ann, "read write")).Secret));

        await listener.RefusedAsync("forbidden", "message:send", new { conversation, clientId = Guid.CreateVersion7(), text = "hi" });
        await speaker.SayAsync(conversation, "hi");
        var heard = await listener.ChangeAsync("conversation:" + conversation);
        Assert.Equal("hi", heard.GetProperty("rows")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("https://evil.test", false)]
    [InlineData("http://127.0.0.1:1", false)]
    [InlineData("null", false)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("OWN", true)]
    [InlineData("", true)]
    public async Task Only_pages_of_this_server_may_open_a_socket(string origin, bool allowed)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        foreach (var transport in (SocketIOTestTransport[])[SocketIOTestTransport.Polling, SocketIOTestTransport.WebSocket])
        {
            var options = new SocketIOTestClientOptions { Address = app.Url, Transport = transport };
            if (origin.Length > 0)
            {
                options.Headers["Origin"] = origin is "OWN" ? app.Url.GetLeftPart(UriPartial.Authority) : origin;
            }

            var client = app.Keep(new SocketIOTestClient(options));
            var connecting = client.ConnectAsync("/chat", new { token = ann.Token }, TestContext.Current.CancellationToken);
            if (allowed)
            {
                await connecting;
            }
            else if (transport is SocketIOTestTransport.Polling)
            {
                Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<HttpRequestException>(() => connecting)).StatusCode);
            }
            else
            {
                await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => connecting);
            }
        }
    }

    private static async Task RefusedAsync(string code, ChatApp app, string door, string? token)
    {
        var refusal = await Assert.ThrowsAsync<LineRefusedException>(() => Line.OpenAsync(app, door, token));
        Assert.Equal(code, refusal.Message);
        Assert.Equal(code, refusal.ErrorData.GetProperty("code").GetString());
        Assert.NotEmpty(refusal.ErrorData.GetProperty("message").GetString()!);
    }
}
