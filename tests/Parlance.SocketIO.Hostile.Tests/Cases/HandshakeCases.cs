namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>WebSocket handshakes that are wrong or come from the wrong place (RFC 6455, section 4.2; CVE-2020-28481).</summary>
internal static class HandshakeCases
{
    private const string Key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private const string Version = "Sec-WebSocket-Version: 13\r\n";
    private const string Upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n";

    public static IEnumerable<HostileCase> All() => [.. Headers(), .. Origins(), .. Others()];

    private static IEnumerable<HostileCase> Headers()
    {
        yield return Refused("no key", Upgrade + Version);
        yield return Refused("an empty key", Upgrade + Version + "Sec-WebSocket-Key:\r\n");
        yield return Refused("a key that is too short", Upgrade + Version + "Sec-WebSocket-Key: c2hvcnQ=\r\n");
        yield return Refused("a key that is too long", Upgrade + Version + $"Sec-WebSocket-Key: {new string('A', 4_000)}\r\n");
        yield return Refused("a key that is not base64", Upgrade + Version + "Sec-WebSocket-Key: !!!!!!!!!!!!!!!!!!!!!!==\r\n");
        yield return Refused("two keys", Upgrade + Version + Key + Key);
        yield return Refused("no version", Upgrade + Key);
        yield return Refused("version 8", Upgrade + Key + "Sec-WebSocket-Version: 8\r\n");
        yield return Refused("versions 13 and 8", Upgrade + Key + "Sec-WebSocket-Version: 13, 8\r\n");
        yield return Refused("an upgrade to something else", "Connection: Upgrade\r\nUpgrade: gopher\r\n" + Version + Key);
        yield return Refused("an upgrade to HTTP/2", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n" + Version + Key);
        yield return Refused("no Connection header", "Upgrade: websocket\r\n" + Version + Key);
        yield return Refused("a handshake with a body", Upgrade + Version + Key + "Content-Length: 5\r\n");
        yield return new HostileCase("handshake: the method POST", async attack =>
            Assert.Equal(400, (await attack.HttpAsync("POST" + Requests.Upgrade(Requests.WebSocket)[3..])).Status));
    }

    private static IEnumerable<HostileCase> Origins()
    {
        foreach (var door in (string[])[Requests.WebSocket, "/ws"])
        {
            yield return Origin(door, "another host", static _ => "https://evil.example", 400);
            yield return Origin(door, "another port", static _ => "http://127.0.0.1:1", 400);
            yield return Origin(door, "no origin at all, in a sandbox", static _ => "null", 400);
            yield return Origin(door, "our name as a label of another", static host => $"http://{host}.evil.example", 400);
            yield return Origin(door, "our name as a user of another", static host => $"http://{host}@evil.example", 400);
            yield return Origin(door, "our name in the path of another", static host => $"http://evil.example/{host}", 400);
            yield return Origin(door, "another scheme", static host => $"file://{host}", 400);
            yield return Origin(door, "nonsense", static _ => "::::", 400);
            yield return Origin(door, "10,000 characters", static _ => "http://" + new string('a', 10_000), 400);
            yield return Origin(door, "this host, for comparison", static host => $"http://{host}", 101);
        }
    }

    private static IEnumerable<HostileCase> Others()
    {
        yield return new HostileCase("handshake: two origins", async attack =>
        {
            var host = attack.Server.Host(Door.Http1);
            var request = Requests.Upgrade(Requests.WebSocket, $"Origin: http://{host}\r\nOrigin: https://evil.example\r\n");
            Assert.Equal(400, (await attack.HttpAsync(request.Replace("Host: localhost", "Host: " + host, StringComparison.Ordinal))).Status);
        });
        yield return new HostileCase("handshake: compression is offered and not taken", async attack =>
        {
            var answer = await attack.HttpAsync(Requests.Upgrade(Requests.WebSocket, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\nSec-WebSocket-Protocol: a, b\r\n"));
            Assert.Equal((101, "", ""), (answer.Status, answer.Header("Sec-WebSocket-Extensions"), answer.Header("Sec-WebSocket-Protocol")));
        });
        yield return new HostileCase("handshake: frames come before it is answered", async attack =>
        {
            var connection = await attack.OpenAsync();
            await connection.SendAsync((byte[])[.. Encoding.ASCII.GetBytes(Requests.Upgrade(Requests.WebSocket)), .. Frame.OfText("40").ToBytes()]);
            Assert.Equal(101, (await HttpAnswer.ReadAsync(connection)).Status);
            var peer = new WebSocketPeer(connection);
            await peer.ReadUntilAsync("40{");
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("handshake: a request of HTTP follows the upgrade", async attack =>
        {
            var connection = await attack.OpenAsync();
            await connection.SendAsync(Requests.Upgrade(Requests.WebSocket) + Requests.Get(Requests.Polling));
            Assert.Equal(101, (await HttpAnswer.ReadAsync(connection)).Status);
            await new WebSocketPeer(connection).ExpectCloseAsync(1002);
        });
    }

    private static HostileCase Refused(string name, string headers) => new($"handshake: {name}", async attack =>
        Assert.Equal(400, (await attack.HttpAsync(Requests.Get(Requests.WebSocket, headers))).Status));

    private static HostileCase Origin(string target, string name, Func<string, string> origin, int status) => new($"origin at {target.Split('?')[0]}: {name}", async attack =>
    {
        var host = attack.Server.Host(Door.Http1);
        var request = Requests.Upgrade(target, $"Origin: {origin(host)}\r\n").Replace("Host: localhost", "Host: " + host, StringComparison.Ordinal);
        Assert.Equal(status, (await attack.HttpAsync(request)).Status);
    });
}
