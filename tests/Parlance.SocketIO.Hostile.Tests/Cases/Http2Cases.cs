namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>HTTP/2: extended CONNECT with the wrong words, streams that are reset, WebSocket frames cut by DATA frames.</summary>
internal static class Http2Cases
{
    private static readonly byte[] s_connect = Frame.OfText("40").ToBytes();

    public static IEnumerable<HostileCase> All() => [.. Connects(), .. Streams(), .. Connections()];

    private static IEnumerable<HostileCase> Connects()
    {
        yield return Status("no protocol", 400, static peer => peer.RequestAsync(1, end: true, (":method", "POST"), (":scheme", "http"), (":path", Requests.WebSocket), (":authority", "x")));
        yield return Status("another protocol", 400, static peer => peer.ConnectAsync(1, Requests.WebSocket, "connect-udp"));
        yield return Status("another protocol at the bare door", 426, static peer => peer.ConnectAsync(1, "/ws", "connect-udp"));
        yield return Status("polling", 400, static peer => peer.ConnectAsync(1, Requests.Polling));
        yield return Status("an unknown session", 400, static peer => peer.ConnectAsync(1, Requests.WebSocket + "&sid=AAAAAAAAAAAAAAAAAAAAAA"));
        yield return Status("an unknown path", 404, static peer => peer.ConnectAsync(1, "/nowhere"));
        yield return Status("another origin", 400, static peer => peer.ConnectAsync(1, Requests.WebSocket, more: ("origin", "https://evil.example")));
        yield return Status("protocol version 3", 400, static peer => peer.ConnectAsync(1, "/socket.io/?EIO=3&transport=websocket"));
        yield return Status("the WebSocket version 8", 400, static peer => peer.RequestAsync(
            1, end: false, (":method", "CONNECT"), (":protocol", "websocket"), (":scheme", "http"), (":path", Requests.WebSocket), (":authority", "x"), ("sec-websocket-version", "8")));
        yield return Status("GET with a protocol", 0, static peer => peer.RequestAsync(
            1, end: true, (":method", "GET"), (":protocol", "websocket"), (":scheme", "http"), (":path", Requests.WebSocket), (":authority", "x")));
        yield return Status("an upgrade in the manner of HTTP/1.1", 0, static peer => peer.RequestAsync(
            1, end: true, (":method", "GET"), (":scheme", "http"), (":path", Requests.WebSocket), (":authority", "x"), ("connection", "upgrade"), ("upgrade", "websocket")));
    }

    private static IEnumerable<HostileCase> Streams()
    {
        yield return new HostileCase("http2: a WebSocket that behaves", async attack =>
        {
            var peer = await WebSocketAsync(attack);
            await peer.DataAsync(1, Frame.OfText("421[\"echo\",\"h2\"]").ToBytes());
            await ExpectTextAsync(peer, "431[\"h2\"]");
        });
        yield return new HostileCase("http2: every byte in a DATA frame of its own", async attack =>
        {
            var peer = await WebSocketAsync(attack);
            foreach (var value in Frame.OfText("421[\"echo\",\"h2\"]").ToBytes())
            {
                await peer.DataAsync(1, [value]);
            }

            await ExpectTextAsync(peer, "431[\"h2\"]");
        });
        yield return new HostileCase("http2: a frame that is not masked", async attack =>
        {
            var peer = await WebSocketAsync(attack);
            await peer.DataAsync(1, (Frame.OfText("6") with { Masked = false }).ToBytes());
            await ExpectCloseAsync(peer, 1002);
        });
        yield return new HostileCase("http2: a message that is too large", async attack =>
        {
            var peer = await WebSocketAsync(attack);
            await peer.DataAsync(1, new Frame(Frame.Text, [1]) { ClaimedLength = 1_000_001 }.ToBytes());
            await ExpectCloseAsync(peer, 1009);
        });
        yield return new HostileCase("http2: a stream that is reset", async attack =>
        {
            var peer = await WebSocketAsync(attack);
            var ended = attack.Server.App.Disconnected;
            await peer.ResetAsync(1);
            await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
            Assert.Equal(200, await HandshakeAsync(peer, 3));
        });
        yield return new HostileCase("http2: a stream that ends in a frame", async attack =>
        {
            var peer = await WebSocketAsync(attack);
            var ended = attack.Server.App.Disconnected;
            await peer.DataAsync(1, Frame.OfText("6666").ToBytes().AsSpan(0, 5), end: true);
            await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
        });
        yield return new HostileCase("http2: a hundred WebSockets reset at once", async attack =>
        {
            var peer = await Http2Peer.OpenAsync(await attack.OpenAsync(Door.Http2));
            for (var stream = 1; stream < 200; stream += 2)
            {
                await peer.ConnectAsync(stream, Requests.WebSocket);
                await peer.DataAsync(stream, s_connect);
                await peer.ResetAsync(stream);
            }
        });
        yield return new HostileCase("http2: a hundred handshakes reset at once", async attack =>
        {
            var peer = await Http2Peer.OpenAsync(await attack.OpenAsync(Door.Http2));
            for (var stream = 1; stream < 200; stream += 2)
            {
                await peer.GetAsync(stream, Requests.Polling);
                await peer.ResetAsync(stream);
            }
        });
        yield return new HostileCase("http2: a poll that is reset", async attack =>
        {
            var session = await attack.PollingAsync();
            var peer = await Http2Peer.OpenAsync(await attack.OpenAsync(Door.Http2));
            var ended = attack.Server.App.Disconnected;
            await peer.GetAsync(1, session.Target);
            await peer.SendAsync(Http2Peer.Ping, 0, 0, new byte[8]);
            await peer.ReadUntilAsync(Http2Peer.Ping, 0);
            await peer.ResetAsync(1);

            // Either the poll was waiting already and its end is the session's, or it never began.
            await session.PostAsync("1");
            await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
        });
        yield return new HostileCase("http2: a connection that is dropped", async attack =>
        {
            var peer = await WebSocketAsync(attack);
            var ended = attack.Server.App.Disconnected;
            peer.Connection.Reset();
            await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
        });
        yield return new HostileCase("http2: a reader that opens no window", async attack =>
        {
            // Without updates the window of 65,535 bytes stays closed once it is used up.
            var peer = await WebSocketAsync(attack);
            var ended = attack.Server.App.Disconnected;
            for (var sent = 0; sent < 20; sent++)
            {
                await peer.DataAsync(1, Frame.OfText("42[\"big\",50000]").ToBytes());
            }

            await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
        }, Profile.Impatient);
    }

    private static IEnumerable<HostileCase> Connections()
    {
        yield return new HostileCase("http2: HTTP/1.1 on the door of HTTP/2", async attack =>
        {
            var connection = await attack.OpenAsync(Door.Http2);
            await connection.SendAsync(Requests.Get(Requests.Polling));
            await connection.ReadToEndAsync();
        });
        yield return new HostileCase("http2: a frame larger than agreed", async attack =>
        {
            var peer = await Http2Peer.OpenAsync(await attack.OpenAsync(Door.Http2));
            await peer.SendAsync(Http2Peer.Data, 0, 1, [], claimedLength: 0xff_ffff);
            Assert.NotNull(await peer.ReadUntilAsync(Http2Peer.GoAway, 0));
        });
        yield return new HostileCase("http2: DATA before HEADERS", async attack =>
        {
            var peer = await Http2Peer.OpenAsync(await attack.OpenAsync(Door.Http2));
            await peer.DataAsync(1, s_connect);
            Assert.NotNull(await peer.ReadUntilAsync(Http2Peer.GoAway, 0));
        });
    }

    private static async Task<Http2Peer> WebSocketAsync(Attack attack)
    {
        var peer = await Http2Peer.OpenAsync(await attack.OpenAsync(Door.Http2));
        await peer.ConnectAsync(1, Requests.WebSocket);
        Assert.Equal(200, await peer.ReadStatusAsync(1));
        await peer.DataAsync(1, s_connect);
        await ExpectTextAsync(peer, "40{");
        return peer;
    }

    private static async Task<int> HandshakeAsync(Http2Peer peer, int stream)
    {
        await peer.GetAsync(stream, Requests.Polling);
        return await peer.ReadStatusAsync(stream);
    }

    private static async Task ExpectTextAsync(Http2Peer peer, string start)
    {
        while (await peer.ReadFrameAsync(1) is { } frame)
        {
            if (frame.TextPayload.StartsWith(start, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The stream ended before {start}");
    }

    private static async Task ExpectCloseAsync(Http2Peer peer, int code)
    {
        while (await peer.ReadFrameAsync(1) is { } frame)
        {
            if (frame.Opcode == Frame.Close)
            {
                Assert.Equal(code, frame.CloseCode);
                return;
            }
        }

        Assert.Fail("The stream ended without a close frame.");
    }

    private static HostileCase Status(string name, int status, Func<Http2Peer, Task<bool>> request) => new($"http2: {name}", async attack =>
    {
        var peer = await Http2Peer.OpenAsync(await attack.OpenAsync(Door.Http2));
        await request(peer);
        Assert.Equal(status, await peer.ReadStatusAsync(1));
    });
}
