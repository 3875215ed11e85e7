namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>The same connection inside TLS, where reads and writes fail in other ways.</summary>
internal static class TlsCases
{
    public static IEnumerable<HostileCase> All()
    {
        yield return new HostileCase("tls: a WebSocket that behaves", async attack => await (await attack.WebSocketAsync(Door.Tls)).ExpectOpenAsync());
        yield return new HostileCase("tls: polling that behaves", async attack => await (await attack.PollingAsync(Door.Tls)).ExpectOpenAsync());
        yield return new HostileCase("tls: a frame that breaks the rules", async attack =>
        {
            var peer = await attack.WebSocketAsync(Door.Tls);
            await peer.SendAsync(new Frame(0xF, [1]));
            await peer.ExpectCloseAsync(1002);
        });
        yield return new HostileCase("tls: bytes injected into a WebSocket", attack => InjectAsync(attack, new byte[100]));
        yield return new HostileCase("tls: a broken record injected into a WebSocket", attack => InjectAsync(attack, [0x17, 3, 3, 0, 32, .. new byte[32]]));
        yield return new HostileCase("tls: an alert injected into a WebSocket", attack => InjectAsync(attack, [0x15, 3, 3, 0, 2, 2, 80]));
        yield return new HostileCase("tls: a new handshake inside a WebSocket", attack => InjectAsync(attack, [0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0]));
        yield return new HostileCase("tls: a record cut off", attack => InjectAsync(attack, [0x17, 3, 3, 0x40, 0]));
        yield return new HostileCase("tls: a WebSocket reset while it is written to", async attack =>
        {
            var peer = await attack.WebSocketAsync(Door.Tls);
            for (var sent = 0; sent < 20; sent++)
            {
                await peer.TextAsync("42[\"big\",500000]");
            }

            peer.Connection.Reset();
        });
        yield return new HostileCase("tls: fifty WebSockets reset", async attack =>
        {
            for (var client = 0; client < 50; client++)
            {
                await using var round = new Attack(attack.Server);
                (await round.WebSocketAsync(Door.Tls)).Connection.Reset();
            }
        });
        yield return new HostileCase("tls: a slow reader", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync(Door.Tls, receiveBufferBytes: 4_096));
            await peer.ConnectAsync();
            var ended = attack.Server.App.Disconnected;
            for (var sent = 0; sent < 500 && attack.Server.App.Disconnected == ended && await peer.TextAsync("42[\"big\",100000]"); sent++)
            {
                // Until the server has had enough.
            }

            await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
        }, Profile.Impatient);
        yield return new HostileCase("tls: a handshake that is never finished", async attack =>
        {
            var connection = await attack.OpenAsync();
            connection.Reset();
            using var plain = new System.Net.Sockets.TcpClient();
            await plain.ConnectAsync(attack.Server.EndPoint(Door.Tls));
            await plain.GetStream().WriteAsync(new byte[] { 0x16, 3, 1, 2, 0, 1 });
        });
    }

    private static async Task InjectAsync(Attack attack, byte[] bytes)
    {
        var peer = await attack.WebSocketAsync(Door.Tls);
        var ended = attack.Server.App.Disconnected;
        await peer.Connection.SendPlainAsync(bytes);
        peer.Connection.FinishSending();
        await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
    }
}
