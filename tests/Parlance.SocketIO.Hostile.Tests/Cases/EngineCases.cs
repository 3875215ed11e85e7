namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>Engine.IO packets and bodies that are malformed, out of place or too many.</summary>
internal static class EngineCases
{
    public static IEnumerable<HostileCase> All() => [.. Packets(), .. Bodies(), .. Binary(), .. WebSockets(), .. Engine()];

    private static IEnumerable<HostileCase> Packets() =>
    [
        .. OnBoth.Transports("packet type 7", Outcome.Ends, "7"),
        .. OnBoth.Transports("packet type a", Outcome.Ends, "a"),
        .. OnBoth.Transports("a packet type of two digits", Outcome.Lives, "66"),
        .. OnBoth.Transports("a packet that is a blank", Outcome.Ends, " "),
        .. OnBoth.Transports("a packet that is NUL", Outcome.Ends, "\0"),
        .. OnBoth.Transports("a packet behind a byte order mark", Outcome.Ends, "\ufeff42[\"echo\"]"),
        .. OnBoth.Transports("a ping from the client", Outcome.Ends, "2"),
        .. OnBoth.Transports("a probe outside an upgrade", Outcome.Ends, "2probe"),
        .. OnBoth.Transports("pongs that nobody asked for", Outcome.Lives, [.. Enumerable.Repeat("3", 1_000)]),
        .. OnBoth.Transports("an open packet", Outcome.Lives, "0{\"sid\":\"mine\"}"),
        .. OnBoth.Transports("an upgrade packet without an upgrade", Outcome.Lives, "5"),
        .. OnBoth.Transports("noops with data", Outcome.Lives, "6" + new string('x', 50_000)),
        .. OnBoth.Transports("a close packet with data", Outcome.Ends, "1goodbye"),
        .. OnBoth.Transports("an event behind a close packet", Outcome.Ends, "1", "42[\"echo\",1]"),
        .. OnBoth.Transports("an event behind a broken packet", Outcome.Ends, "9", "42[\"echo\",1]"),
    ];

    private static IEnumerable<HostileCase> Bodies() =>
    [
        OnBoth.Polling("an empty body", Outcome.Ends, ""),
        OnBoth.Polling("a separator alone", Outcome.Ends, "\x1e"),
        OnBoth.Polling("a separator in front", Outcome.Ends, "\x1e" + "6"),
        OnBoth.Polling("a separator at the end", Outcome.Ends, "6\x1e"),
        OnBoth.Polling("two separators", Outcome.Ends, "6\x1e\x1e" + "6"),
        OnBoth.Polling("half a million separators", Outcome.Ends, new string('\x1e', 500_000)),
        OnBoth.Polling("half a million noops", Outcome.Lives, string.Join('\x1e', Enumerable.Repeat("6", 500_000))),
        OnBoth.Polling("a body of protocol 3", Outcome.Ends, "8:42[\"x\"]"),
        OnBoth.Polling("a form of JSONP", Outcome.Ends, "d=42%5B%22echo%22%5D"),
        OnBoth.Polling("a body of invalid UTF-8", Outcome.Ends, [0x34, 0x32, 0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d]),
        OnBoth.Polling("a body of zeros", Outcome.Ends, new byte[100_000]),
        OnBoth.Polling("a compressed body, undeclared", Outcome.Ends, Inflation.Bomb(1_000)),
        new("polling: a body declared binary", async attack =>
        {
            var peer = await attack.PollingAsync();
            var request = $"POST {peer.Target} HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: 3\r\n\r\n\u0004ab";
            Assert.Equal(400, (await attack.HttpAsync(request)).Status);
            await peer.ExpectClosedAsync(await attack.OpenAsync());
        }),
        new("polling: a body that is too large", async attack =>
        {
            var peer = await attack.PollingAsync();
            Assert.Equal(413, (await peer.PostAsync(new string('6', 1_000_001))).Status);
            var fresh = await PollAgainAsync(attack, peer);
            Assert.Equal(200, fresh.Status);
        }),
        new("polling: a body that is too large and does not say so", async attack =>
        {
            var peer = await attack.PollingAsync();
            var connection = await attack.OpenAsync();
            await connection.SendAsync($"POST {peer.Target} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            var sending = connection.SendAsync($"{1_100_000:x}\r\n{new string('6', 1_100_000)}\r\n0\r\n\r\n");
            Assert.Equal(413, (await HttpAnswer.ReadAsync(connection)).Status);
            await sending;
            Assert.Equal(200, (await PollAgainAsync(attack, peer)).Status);
        }),
        new("polling: a body announced as a terabyte", async attack =>
        {
            var peer = await attack.PollingAsync();
            var connection = await attack.OpenAsync();
            await connection.SendAsync(Requests.PostHead(peer.Target, 1L << 40));
            Assert.Equal(413, (await HttpAnswer.ReadAsync(connection)).Status);
            Assert.Equal(200, (await PollAgainAsync(attack, peer)).Status);
        }),
        new("polling: chunks that are not numbers", async attack =>
        {
            var peer = await attack.PollingAsync();
            var answer = await attack.HttpAsync($"POST {peer.Target} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");
            Assert.True(answer.Status is 400 or 0);
            await peer.ExpectClosedAsync(await attack.OpenAsync());
        }),
        new("polling: a body in 5,000 chunks of one byte", async attack =>
        {
            var peer = await attack.PollingAsync();
            var chunks = string.Concat($"6{new string('x', 4_999)}".Select(static c => $"1\r\n{c}\r\n"));
            var answer = await attack.HttpAsync($"POST {peer.Target} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n");
            Assert.Equal(200, answer.Status);
            await peer.ExpectOpenAsync();
        }),
        new("polling: a body that breaks off", async attack =>
        {
            var peer = await attack.PollingAsync();
            var connection = await attack.OpenAsync();
            await connection.SendAsync(Requests.PostHead(peer.Target, 1_000, "Expect: 100-continue\r\n"));
            Assert.Equal(100, (await HttpAnswer.ReadAsync(connection)).Status);
            await connection.SendAsync("42[\"echo\"");
            connection.Reset();
            await peer.ExpectClosedAsync(await attack.OpenAsync());
        }),
        new("polling: a gzip bomb", async attack =>
        {
            var peer = await attack.PollingAsync();
            Assert.Equal(200, (await peer.PostAsync(Inflation.Bomb(100_000_000), "Content-Encoding: gzip\r\n")).Status);
            await peer.ExpectClosedAsync(await attack.OpenAsync());
        }),
        new("polling: a gzip bomb where bodies are inflated", async attack =>
        {
            var peer = await PollingPeer.OpenAsync(await attack.OpenAsync(), await attack.OpenAsync(), "/inflating/?EIO=4&transport=polling");
            Assert.Equal(413, (await peer.PostAsync(Inflation.Bomb(20_000_000), "Content-Encoding: gzip\r\n")).Status);
        }),
        new("polling: broken gzip where bodies are inflated", async attack =>
        {
            var peer = await PollingPeer.OpenAsync(await attack.OpenAsync(), await attack.OpenAsync(), "/inflating/?EIO=4&transport=polling");
            var answer = await peer.PostAsync([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff, 0xff], "Content-Encoding: gzip\r\n");
            Assert.True(answer.Status is 0 or 400, $"{answer.Status}");
        }),
    ];

    private static IEnumerable<HostileCase> Binary() =>
    [
        OnBoth.Polling("base64 of three characters", Outcome.Ends, "bAAA"),
        OnBoth.Polling("base64 with other characters", Outcome.Ends, "b!!!!"),
        OnBoth.Polling("base64 of padding alone", Outcome.Ends, "b===="),
        OnBoth.Polling("base64 with padding inside", Outcome.Ends, "bAA==AAAA"),
        OnBoth.Polling("base64 with white space", Outcome.Ends, "bAA A\nAAA"),
        OnBoth.Polling("base64 of protocol 3, with a type digit", Outcome.Ends, "b4AQID"),
        OnBoth.Polling("binary of no bytes that nobody announced", Outcome.Ends, "b"),
        .. OnBoth.Transports("binary that nobody announced", Outcome.Ends, "bAQID"),
    ];

    private static IEnumerable<HostileCase> WebSockets() =>
    [
        OnBoth.WebSocket("an empty message", Outcome.Ends, ""),
        OnBoth.WebSocket("a separator inside a message", Outcome.Ends, "42[\"echo\",1]\x1e" + "42[\"echo\",2]"),
        new("websocket: binary before CONNECT", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync());
            await peer.BinaryAsync(1, 2, 3);
            await peer.ExpectCloseAsync();
        }),
        new("websocket: nothing but an end", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync());
            peer.Connection.FinishSending();
            await peer.Connection.ReadToEndAsync();
        }),
    ];

    private static IEnumerable<HostileCase> Engine()
    {
        yield return new HostileCase("engine: a bare Engine.IO server and malformed bodies", async attack =>
        {
            var target = "/engine.io/?EIO=4&transport=polling";
            foreach (var body in (string[])["", "\x1e", "9", "b!", "2"])
            {
                var peer = await PollingPeer.OpenAsync(await attack.OpenAsync(), await attack.OpenAsync(), target);
                Assert.Equal(200, (await peer.PostAsync(body)).Status);
                await peer.ExpectClosedAsync(await attack.OpenAsync());
            }
        });
        yield return new HostileCase("engine: text of any kind comes back from a bare Engine.IO server", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync(), "/engine.io/?EIO=4&transport=websocket");
            foreach (var text in (string[])["", "\0", "\x1e", "💥", "{\"__proto__\":1}", new string('x', 900_000)])
            {
                await peer.TextAsync("4" + text);
                Assert.Equal("4" + text, await peer.ReadUntilAsync("4"));
            }
        });
    }

    private static async Task<HttpAnswer> PollAgainAsync(Attack attack, PollingPeer peer)
    {
        var connection = await attack.OpenAsync();
        await connection.SendAsync(Requests.Post(peer.Target, "420[\"echo\"]"u8));
        return await HttpAnswer.ReadAsync(connection);
    }
}
