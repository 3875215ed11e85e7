namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>Requests that are not HTTP, or not Engine.IO.</summary>
internal static class RequestCases
{
    private const string UnknownTransport = """{"code":0,"message":"Transport unknown"}""";
    private const string UnknownSid = """{"code":1,"message":"Session ID unknown"}""";
    private const string BadMethod = """{"code":2,"message":"Bad handshake method"}""";
    private const string BadRequest = """{"code":3,"message":"Bad request"}""";
    private const string BadVersion = """{"code":5,"message":"Unsupported protocol version"}""";

    private static readonly string s_guess = new('A', 22);

    public static IEnumerable<HostileCase> All() => [.. Queries(), .. Methods(), .. Malformed(), .. Floods(), .. Files(), .. Sids()];

    private static IEnumerable<HostileCase> Queries()
    {
        yield return Refused("no query", "/socket.io/", UnknownTransport);
        yield return Refused("no transport", "/socket.io/?EIO=4", UnknownTransport);
        yield return Refused("an unknown transport", "/socket.io/?EIO=4&transport=carrier-pigeon", UnknownTransport);
        yield return Refused("the transport of a prototype", "/socket.io/?EIO=4&transport=__proto__", UnknownTransport);
        yield return Refused("a transport that forges a log line", "/socket.io/?EIO=4&transport=x%0d%0aError%3A%20forged%1b%5b2J", UnknownTransport);
        yield return Refused("a transport with NUL", "/socket.io/?EIO=4&transport=polling%00", UnknownTransport);
        yield return Refused("two transports", "/socket.io/?EIO=4&transport=polling&transport=websocket", UnknownTransport);
        yield return Refused("the transport in capitals", "/socket.io/?EIO=4&transport=POLLING", UnknownTransport);
        yield return Refused("no protocol version", "/socket.io/?transport=polling", BadVersion);
        yield return Refused("protocol version 3", "/socket.io/?EIO=3&transport=polling", BadVersion);
        yield return Refused("protocol version 4 twice", "/socket.io/?EIO=4&EIO=4&transport=polling", BadVersion);
        yield return Refused("a protocol version of a thousand digits", $"/socket.io/?EIO={new string('4', 1_000)}&transport=polling", BadVersion);
        yield return Refused("a protocol version that is 4 only to a lenient parser", "/socket.io/?EIO=%204&transport=polling", BadVersion);
        yield return Refused("broken percent signs", "/socket.io/?EIO=4&transport=%zz%", UnknownTransport);
        yield return Refused("WebSocket without an upgrade", Requests.WebSocket, BadRequest);
        yield return Http("a thousand parameters", Requests.Get($"{Requests.Polling}&{string.Join('&', Enumerable.Range(0, 1_000).Select(static i => $"a{i}"))}"), 200);
        yield return Http("a query of invalid UTF-8", Requests.Get(Requests.Polling + "&x=%ff%fe%c0%80"), 200);
        yield return Http("an upgrade of polling", Requests.Upgrade(Requests.Polling), 400);
        yield return Http("an upgrade with protocol version 3", Requests.Upgrade("/socket.io/?EIO=3&transport=websocket"), 400);
        yield return Http("a path beside the endpoint", Requests.Get("/socket.io?EIO=4&transport=polling"), 404);
        yield return Http("a path that climbs", Requests.Get("/socket.io/../../../etc/passwd?EIO=4&transport=polling"), 404);
        yield return Http("an encoded path that climbs", Requests.Get("/socket.io/%2e%2e/%2e%2e/etc/passwd?EIO=4&transport=nope"), 404);
        yield return Http("the bare door without an upgrade", Requests.Get("/ws"), 426);
    }

    private static IEnumerable<HostileCase> Sids()
    {
        yield return Refused("an unknown session id", $"{Requests.Polling}&sid={s_guess}", UnknownSid);
        yield return Refused("an empty session id", $"{Requests.Polling}&sid=", UnknownSid);
        yield return Refused("a session id of 4,000 characters", $"{Requests.Polling}&sid={new string('A', 4_000)}", UnknownSid);
        yield return Refused("a session id with NUL", $"{Requests.Polling}&sid=%00", UnknownSid);
        yield return new HostileCase("an upgrade to an unknown session", async attack =>
            Assert.Equal(400, (await attack.HttpAsync(Requests.Upgrade($"{Requests.WebSocket}&sid={s_guess}"))).Status));
        yield return new HostileCase("a session id that is nearly right", async attack =>
        {
            var peer = await attack.PollingAsync();
            var near = (peer.Sid[0] == 'A' ? 'B' : 'A') + peer.Sid[1..];
            Assert.Equal(UnknownSid, (await attack.HttpAsync(Requests.Get($"{Requests.Polling}&sid={near}"))).Body);
            Assert.Equal(UnknownSid, (await attack.HttpAsync(Requests.Get($"{Requests.Polling}&sid={peer.Sid[..^1]}"))).Body);
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("the right session id among others", async attack =>
        {
            var peer = await attack.PollingAsync();
            Assert.Equal(UnknownSid, (await attack.HttpAsync(Requests.Get($"{peer.Target}&sid={s_guess}"))).Body);
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("a hijack with the public id of a socket", async attack =>
        {
            var peer = await PollingPeer.OpenAsync(await attack.OpenAsync(), await attack.OpenAsync());
            await peer.PostAsync("40");
            var id = (await peer.ReadUntilAsync("40"))["40{\"sid\":\"".Length..^2];
            Assert.Equal(UnknownSid, (await attack.HttpAsync(Requests.Get($"{Requests.Polling}&sid={id}"))).Body);
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("a hijack of a WebSocket by polling", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync());
            var sid = (await peer.ReadAsync())!.TextPayload.Split('"')[3];
            await peer.TextAsync("40");
            Assert.Equal(BadRequest, (await attack.HttpAsync(Requests.Get($"{Requests.Polling}&sid={sid}"))).Body);
            Assert.Equal(BadRequest, (await attack.HttpAsync(Encoding.Latin1.GetString(Requests.Post($"{Requests.Polling}&sid={sid}", "41"u8)))).Body);
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("a session with another protocol version", async attack =>
        {
            var peer = await attack.PollingAsync();
            Assert.Equal(BadRequest, (await attack.HttpAsync(Requests.Get($"/socket.io/?EIO=3&transport=polling&sid={peer.Sid}"))).Body);
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("a session at another server's door", async attack =>
        {
            var peer = await attack.PollingAsync();
            Assert.Equal(UnknownSid, (await attack.HttpAsync(Requests.Get($"/engine.io/?EIO=4&transport=polling&sid={peer.Sid}"))).Body);
            await peer.ExpectOpenAsync();
        });
    }

    private static IEnumerable<HostileCase> Methods()
    {
        foreach (var method in (string[])["POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW"])
        {
            yield return new HostileCase($"a handshake with {method}", async attack =>
            {
                var connection = await attack.OpenAsync();
                await connection.SendAsync($"{method} {Requests.Polling} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                while (await connection.ReadMoreAsync())
                {
                    // To the end: HEAD has no body to count.
                }

                var answer = Encoding.UTF8.GetString(connection.Unread);
                Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
                Assert.Equal(method is not "HEAD", answer.Contains(BadMethod, StringComparison.Ordinal));
            });
        }

        yield return new HostileCase("other methods on a live session", async attack =>
        {
            var peer = await attack.PollingAsync();
            foreach (var method in (string[])["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
            {
                Assert.Equal(405, (await attack.HttpAsync($"{method} {peer.Target} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")).Status);
            }

            await peer.ExpectOpenAsync();
        });
        yield return Http("the method CONNECT", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n\r\n", 404);
    }

    private static IEnumerable<HostileCase> Malformed()
    {
        yield return Http("a request line without a target", "GET HTTP/1.1\r\n\r\n", 400);
        yield return Http("bytes that are not HTTP", "\0\u0001\u0002\u0003 \u00ff\u00fe\r\n\r\n", 400);
        yield return Http("a TLS greeting on the plain door", "\u0016\u0003\u0001\0\u00a5\u0001\0\0\u00a1\u0003\u0003\r\n\r\n", 400);
        yield return Http("HTTP/2's preface on the door of HTTP/1.1", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 0);
        yield return Http("HTTP/9.9", $"GET {Requests.Polling} HTTP/9.9\r\nHost: x\r\n\r\n", 505);
        yield return Http("no host", $"GET {Requests.Polling} HTTP/1.1\r\n\r\n", 400);
        yield return Http("two hosts", $"GET {Requests.Polling} HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400);
        yield return Http("a header without a colon", $"GET {Requests.Polling} HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n", 400);
        yield return Http("a header with a blank in its name", $"GET {Requests.Polling} HTTP/1.1\r\nHost: x\r\nA B: c\r\n\r\n", 400);
        yield return Http("a header with NUL", $"GET {Requests.Polling} HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n", 400);
        yield return Http("a folded header", $"GET {Requests.Polling} HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400);
        yield return Http("a negative length", $"POST {Requests.Polling} HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400);
        yield return Http("a length beyond 64 bits", $"POST {Requests.Polling} HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 400);
        yield return Http("two lengths", $"POST {Requests.Polling} HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n41", 400);
        yield return Http("an unknown transfer encoding", $"POST {Requests.Polling} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 400);
        yield return Http("the asterisk", "GET * HTTP/1.1\r\nHost: x\r\n\r\n", 405);
        yield return Http("an absolute target on another host", $"GET http://evil.example{Requests.Polling} HTTP/1.1\r\nHost: x\r\n\r\n", 400);
        yield return Http("a handshake over HTTP/1.0", $"GET {Requests.Polling} HTTP/1.0\r\n\r\n", 200);
        yield return Http("an upgrade over HTTP/1.0", Requests.Upgrade(Requests.WebSocket).Replace("HTTP/1.1", "HTTP/1.0", StringComparison.Ordinal), 400);
        yield return Http("an origin with control characters", Requests.Get(Requests.Polling, "Origin: http://a\u0007b\r\n"), 400);
        yield return new HostileCase("a plain request on the TLS door", async attack =>
        {
            await using var connection = await RawConnection.OpenAsync(attack.Server, Door.Http1);
            var plain = new System.Net.Sockets.TcpClient();
            using (plain)
            {
                await plain.ConnectAsync(attack.Server.EndPoint(Door.Tls));
                await plain.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Requests.Get(Requests.Polling)));
                Assert.True(await plain.GetStream().ReadAsync(new byte[64]).AsTask().WaitAsync(Patience.Limit) >= 0);
            }
        });
        yield return new HostileCase("a request cut off in its headers", async attack =>
        {
            var connection = await attack.OpenAsync();
            await connection.SendAsync($"GET {Requests.Polling} HTTP/1.1\r\nHos");
            connection.FinishSending();
            await connection.ReadToEndAsync();
        });
        yield return new HostileCase("a connection that says nothing and resets", async attack => (await attack.OpenAsync()).Reset());
        yield return new HostileCase("a smuggled request behind two lengths", async attack =>
        {
            var peer = await attack.PollingAsync();
            var answer = await attack.HttpAsync(
                $"POST {peer.Target} HTTP/1.1\r\nHost: x\r\nContent-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET {peer.Target} HTTP/1.1\r\nHost: x\r\n\r\n");
            Assert.Equal(200, answer.Status);
            await peer.ExpectClosedAsync(await attack.OpenAsync());
        });
    }

    private static IEnumerable<HostileCase> Floods()
    {
        yield return Http("a request line of 9,000 bytes", Requests.Get($"{Requests.Polling}&x={new string('x', 9_000)}"), 414);
        yield return Http("a header of 40,000 bytes", Requests.Get(Requests.Polling, $"X: {new string('x', 40_000)}\r\n"), 431);
        yield return Http("two hundred headers", Requests.Get(Requests.Polling, string.Concat(Enumerable.Range(0, 200).Select(static i => $"X{i}: y\r\n"))), 431);
        yield return Http("a cookie of 30,000 bytes", Requests.Get(Requests.Polling, $"Cookie: io={new string('x', 30_000)}\r\n"), 200);
        yield return Http("ninety headers of the same name", Requests.Get(Requests.Polling, string.Concat(Enumerable.Repeat("X: y\r\n", 90))), 200);
        yield return new HostileCase("fifty handshakes in one packet", async attack =>
        {
            var connection = await attack.OpenAsync();
            await connection.SendAsync(string.Concat(Enumerable.Repeat(Requests.Get(Requests.Polling), 50)));
            for (var answer = 0; answer < 50; answer++)
            {
                Assert.Equal(200, (await HttpAnswer.ReadAsync(connection)).Status);
            }
        });
        yield return new HostileCase("a hundred handshakes whose clients do not wait", async attack =>
        {
            for (var client = 0; client < 100; client++)
            {
                await using var connection = await RawConnection.OpenAsync(attack.Server);
                await connection.SendAsync(Requests.Get(Requests.Polling));
                connection.Reset();
            }
        });
        yield return new HostileCase("a hundred WebSockets whose clients do not wait", async attack =>
        {
            for (var client = 0; client < 100; client++)
            {
                await using var connection = await RawConnection.OpenAsync(attack.Server);
                await connection.SendAsync(Requests.Upgrade(Requests.WebSocket));
                await connection.SendAsync(Frame.OfText("40").ToBytes());
                connection.Reset();
            }
        });
    }

    private static IEnumerable<HostileCase> Files()
    {
        yield return Http("a client file with a broken validator", Requests.Get("/socket.io/socket.io.min.js.map", "If-None-Match: \"\"\",,W/,\r\n"), 200);
        yield return Http("a client file in a broken encoding", Requests.Get("/socket.io/socket.io.min.js.map", "Accept-Encoding: ;q=,,;;gzip;q=9e99,\r\n"), 200);
        yield return Http("a client file that there is not", Requests.Get("/socket.io/../Parlance.SocketIO.dll"), 404);
        yield return Http("a client file behind NUL", Requests.Get("/socket.io/socket.io.js%00.txt"), 400);
        yield return Http("a poll in a broken encoding", Requests.Get(Requests.Polling, "Accept-Encoding: gzip;q=x, *;q=-1, \r\n"), 200);
    }

    private static HostileCase Http(string name, string request, int status) => new(
        name,
        async attack => Assert.Equal(status, (await attack.HttpAsync(request)).Status));

    private static HostileCase Refused(string name, string target, string body) => new(name, async attack =>
    {
        var answer = await attack.HttpAsync(Requests.Get(target));
        Assert.Equal((400, body), (answer.Status, answer.Body));
        Assert.Equal("application/json", answer.Header("Content-Type"));
    });
}
