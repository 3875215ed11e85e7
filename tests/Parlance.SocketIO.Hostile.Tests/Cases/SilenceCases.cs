namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>Clients that stop talking, stop reading, or do either very slowly. All against the impatient server.</summary>
internal static class SilenceCases
{
    private static readonly byte[] s_fill = Frame.OfText("42[\"big\",100000]").ToBytes();

    public static IEnumerable<HostileCase> All() => [.. HalfOpen(), .. Drips(), .. SlowReaders()];

    private static IEnumerable<HostileCase> HalfOpen()
    {
        yield return Case("silence: a polling handshake and nothing more", async attack =>
        {
            await PollingPeer.OpenAsync(await attack.OpenAsync(), await attack.OpenAsync());
            await Eventually.TrueAsync(() => attack.Server.IO.Engine.ClientsCount == 0, "the session is dropped");
        });
        yield return Case("silence: a polling client that stops", async attack =>
        {
            var ended = attack.Server.App.Disconnected;
            await attack.PollingAsync();
            await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
        });
        yield return Case("silence: a polling client that polls but does not answer", async attack =>
        {
            var peer = await attack.PollingAsync();
            Assert.Equal("2", (await peer.GetAsync()).Body);
            Assert.Contains((await peer.GetAsync()).Body, (string[])["1", "6\x1e" + "1", ""]);
        });
        yield return Case("silence: a WebSocket and nothing more", async attack =>
            await (await WebSocketPeer.OpenAsync(await attack.OpenAsync())).ExpectCloseAsync());
        yield return Case("silence: a WebSocket that answers pings but never joins", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync());
            await peer.ExpectCloseAsync();
        });
        yield return Case("silence: a WebSocket that does not answer pings", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            peer.Answers = false;
            await peer.ExpectCloseAsync();
        });
        yield return Case("silence: traffic instead of pongs puts the end off once only", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            peer.Answers = false;
            var closing = peer.ExpectCloseAsync();
            await AgainAndAgainAsync(TimeSpan.FromMilliseconds(50), closing, () => peer.TextAsync("6"));
        });
        yield return Case("silence: pings of its own instead of pongs", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            peer.Answers = false;
            var closing = peer.ExpectCloseAsync();
            await AgainAndAgainAsync(TimeSpan.FromMilliseconds(50), closing, () => peer.SendAsync(new Frame(Frame.Ping, [1])));
        });
        yield return Case("silence: a close that is never answered", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            await peer.TextAsync("9");
            while (await peer.ReadAsync() is { Opcode: not Frame.Close })
            {
                // Up to the close frame, which is left without an answer.
            }

            await Eventually.TrueAsync(() => attack.Server.IO.Engine.ClientsCount == 0, "the session is dropped");
        });
        yield return Case("silence: an attachment that never comes", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            peer.Answers = false;
            await peer.TextAsync("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]");
            await peer.ExpectCloseAsync();
        });
    }

    private static IEnumerable<HostileCase> Drips()
    {
        yield return Case("drip: headers", async attack =>
        {
            var connection = await attack.OpenAsync();
            await connection.SendAsync($"GET {Requests.Polling} HTTP/1.1\r\nHost: x\r\n");
            await connection.ReadToEndAsync();
        });
        yield return Case("drip: a POST", async attack =>
        {
            var peer = await attack.PollingAsync();
            await peer.Posts.SendAsync(Requests.PostHead(peer.Target, 1_000) + "4");
            await peer.Posts.ReadToEndAsync();
            await Eventually.TrueAsync(() => attack.Server.IO.Engine.ClientsCount == 0, "the session is dropped");
        });
        yield return Case("drip: a POST in chunks, byte by byte", async attack =>
        {
            var peer = await attack.PollingAsync();
            await peer.Posts.SendAsync($"POST {peer.Target} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            await AgainAndAgainAsync(TimeSpan.FromMilliseconds(100), peer.Posts.ReadToEndAsync(), () => peer.Posts.SendAsync("1\r\n6\r\n"));
        });
        yield return Case("drip: a frame", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            peer.Answers = false;
            await peer.Connection.SendAsync((byte[])[0x81]);
            await peer.ExpectCloseAsync();
        });
    }

    private static IEnumerable<HostileCase> SlowReaders()
    {
        yield return Case("slow reader: a WebSocket that reads nothing", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync(receiveBufferBytes: 4_096));
            await peer.ConnectAsync();
            await FillAsync(attack, peer, s_fill);
        });
        yield return Case("slow reader: a WebSocket that answers pings and reads nothing", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync(receiveBufferBytes: 4_096));
            await peer.ConnectAsync();
            var ended = attack.Server.App.Disconnected;
            while (attack.Server.App.Disconnected == ended && await peer.TextAsync("42[\"big\",100000]"))
            {
                await peer.TextAsync("3");
            }

            await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
        });
        yield return Case("slow reader: pings whose pongs are not read", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync(receiveBufferBytes: 4_096));
            await peer.ConnectAsync();
            await FillAsync(attack, peer, new Frame(Frame.Ping, new byte[125]).ToBytes());
        });
        yield return Case("slow reader: a polling client that does not poll", async attack =>
        {
            var peer = await attack.PollingAsync();
            var ended = attack.Server.App.Disconnected;
            for (var post = 0; post < 50 && attack.Server.App.Disconnected == ended; post++)
            {
                await peer.PostAsync("42[\"big\",100000]");
            }

            await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
        });
        yield return Case("slow reader: a poll whose answer is not read", async attack =>
        {
            var peer = await PollingPeer.OpenAsync(await attack.OpenAsync(receiveBufferBytes: 4_096), await attack.OpenAsync());
            await peer.ConnectAsync();
            await peer.PostAsync("42[\"big\",200000]");
            await peer.Gets.SendAsync(Requests.Get(peer.Target));
            await Eventually.TrueAsync(() => attack.Server.IO.Engine.ClientsCount == 0, "the session is dropped");
        });
    }

    /// <summary>Says something at a pace that is the case itself. What is waited for is the end.</summary>
    private static async Task AgainAndAgainAsync(TimeSpan pace, Task end, Func<Task<bool>> say)
    {
        using var timer = new PeriodicTimer(pace);
        while (!end.IsCompleted && await say())
        {
            await timer.WaitForNextTickAsync();
        }

        await end;
    }

    private static async Task FillAsync(Attack attack, WebSocketPeer peer, byte[] frame)
    {
        var ended = attack.Server.App.Disconnected;
        await Task.WhenAny(FloodAsync(peer, frame), Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end"));
        await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
    }

    private static async Task FloodAsync(WebSocketPeer peer, byte[] frame)
    {
        for (var sent = 0; sent < 5_000 && await peer.Connection.SendAsync(frame); sent++)
        {
            // Until the server has had enough.
        }
    }

    private static HostileCase Case(string name, Func<Attack, Task> run) => new(name, run, Profile.Impatient);
}
