using System.Net;
using Parlance.Chat.Accounts.Sessions;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Accounts.Sockets;

/// <summary>What has been cut comes back by no way. The library has no connection state recovery yet; a client's wish for it passes the same guard.</summary>
public sealed class RecoveryTests
{
    [Theory]
    [InlineData(true, "session_ended")]
    [InlineData(false, "token_expired")]
    public async Task A_token_that_is_no_good_any_more_recovers_nothing(bool ended, string code)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var line = await Line.OpenAsync(app, Line.WebSocket, ann.Token);
        if (ended)
        {
            await app.EndSessionAsync(ann, EndReason.SignedOut);
        }

        app.Clock.Advance(ended ? Doors.Promise : SessionLimits.AccessToken);
        await line.EndAsync();

        // As the official client asks to have its connection recovered.
        var client = app.Keep(new SocketIOTestClient(app.Url));
        var refusal = await Assert.ThrowsAsync<SocketIOConnectException>(
            () => client.ConnectAsync("/chat", new { token = ann.Token, pid = "some-private-id", offset = "some-offset" }, TestContext.Current.CancellationToken));
        Assert.Equal(code, refusal.Message);
    }

    [Fact]
    public async Task The_id_of_a_polling_connection_that_was_cut_opens_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var http = new HttpClient { BaseAddress = app.Url };
        var opened = await http.GetStringAsync("/socket.io/?EIO=4&transport=polling", TestContext.Current.CancellationToken);
        var address = $"/socket.io/?EIO=4&transport=polling&sid={opened.Split("\"sid\":\"")[1].Split('"')[0]}";
        await SendAsync($$"""40/chat,{"token":"{{ann.Token}}"}""");
        Assert.StartsWith("40/chat,{", await PollAsync(), StringComparison.Ordinal);

        await app.EndSessionAsync(ann, EndReason.EndedByOwner);
        app.Clock.Advance(Doors.Promise);
        var last = await PollAsync();
        while (!last.Split('\u001e').Contains("1"))
        {
            last += '\u001e' + await PollAsync();
        }

        Assert.Contains("""42/chat,["auth:ended",{"code":"ended_by_owner"}]""", last, StringComparison.Ordinal);
        using var again = await http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        using var posted = await http.PostAsync(address, new StringContent("""42/chat,["feed:heads",{}]"""), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);

        async Task SendAsync(string packet)
        {
            using var response = await http.PostAsync(address, new StringContent(packet), TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
        }

        Task<string> PollAsync() => http.GetStringAsync(address, TestContext.Current.CancellationToken);
    }
}
