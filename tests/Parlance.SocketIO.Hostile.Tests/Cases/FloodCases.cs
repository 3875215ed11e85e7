namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>Too much of what is allowed: events, acknowledgements, namespaces, connections.</summary>
internal static class FloodCases
{
    public static IEnumerable<HostileCase> All() => [.. Events(), .. Backlogs(), .. Namespaces(), .. Connections()];

    private static IEnumerable<HostileCase> Events()
    {
        yield return new HostileCase("flood: ten thousand events that nobody handles", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            var events = Enumerable.Range(0, 100).SelectMany(static id => Frame.OfText($"42[\"nobody-{id}\",{id}]").ToBytes()).ToArray();
            for (var batch = 0; batch < 100; batch++)
            {
                Assert.True(await peer.Connection.SendAsync(events));
            }

            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("flood: twenty thousand events in one body", async attack =>
        {
            var peer = await attack.PollingAsync();
            Assert.Equal(200, (await peer.PostAsync(string.Join('\x1e', Enumerable.Repeat("42[\"nobody\",1]", 20_000)))).Status);
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("flood: questions that are never answered", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            for (var question = 0; question < 100; question++)
            {
                await peer.TextAsync("42[\"ask\"]");
            }

            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("flood: questions whose client leaves", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            for (var question = 0; question < 100; question++)
            {
                await peer.TextAsync($"42{question}[\"ask\"]");
            }

            await peer.ReadUntilAsync("42");
            peer.Connection.Reset();
        });
        yield return new HostileCase("flood: a thousand rooms", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            for (var room = 0; room < 1_000; room++)
            {
                await peer.TextAsync($"42[\"join\",\"room-{room}\"]");
            }

            await peer.ExpectOpenAsync();
        });
    }

    private static IEnumerable<HostileCase> Backlogs()
    {
        // The first handler stops when its client leaves, the second does not care.
        foreach (var name in (string[])["hold", "hold-on"])
        {
            yield return Backlog($"events behind a handler that waits, {name}", name, async (attack, peer) =>
            {
                attack.Server.App.Release();
                for (var id = 0; id < 1_000; id++)
                {
                    Assert.Equal($"43{id}[{id}]", await peer.ReadUntilAsync("43"));
                }
            });
            yield return Backlog($"a reset behind a handler that waits, {name}", name, static (attack, peer) => EndsAsync(attack, peer.Connection.Reset));
            yield return Backlog($"an end behind a handler that waits, {name}", name, static (attack, peer) => EndsAsync(attack, peer.Connection.FinishSending));
            yield return Backlog($"a disconnect behind a handler that waits, {name}", name, static (attack, peer) => EndsAsync(attack, () => _ = attack.Server.IO.Sockets.DisconnectSockets(close: true)));
            yield return new HostileCase($"backlog: a post behind a handler that waits, {name}", async attack =>
            {
                var peer = await attack.PollingAsync();
                await peer.PostAsync($"42[\"{name}\"]");
                await Eventually.TrueAsync(() => attack.Server.App.Running > 0, "the handler has begun");
                await peer.Posts.SendAsync(Requests.Post(peer.Target, Encoding.ASCII.GetBytes(string.Join('\x1e', Enumerable.Repeat("42[\"nobody\",1]", 1_000)))));

                // A ping comes, so the server is well past the POST by now.
                Assert.Equal("2", (await peer.GetAsync()).Body);
                await EndsAsync(attack, peer.Posts.Reset);
            }, Profile.Impatient);
        }

        yield return new HostileCase("backlog: a thousand handlers that run together", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            for (var number = 0; number < 1_000; number++)
            {
                await peer.TextAsync("42[\"together\"]");
            }

            await Eventually.TrueAsync(() => attack.Server.App.Running > 0, "the first has begun");
            await peer.ReadHeartbeatAsync();
            Assert.InRange(attack.Server.App.Running, 1, 16);
            await EndsAsync(attack, peer.Connection.Reset);
        }, Profile.Impatient);
    }

    private static HostileCase Backlog(string name, string first, Func<Attack, WebSocketPeer, Task> run) => new($"backlog: {name}", async attack =>
    {
        var peer = await attack.WebSocketAsync();
        await peer.TextAsync($"42[\"{first}\"]");
        await Eventually.TrueAsync(() => attack.Server.App.Running > 0, "the handler has begun");
        for (var id = 0; id < 1_000; id++)
        {
            await peer.TextAsync($"42{id}[\"echo\",{id}]");
        }

        await run(attack, peer);
    });

    /// <summary>The end of a client does not wait for its handlers.</summary>
    private static async Task EndsAsync(Attack attack, Action end)
    {
        var ended = attack.Server.App.Disconnected;
        end();
        await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
        attack.Server.App.Release();
        await Eventually.TrueAsync(() => attack.Server.App.Running == 0, "the handlers have ended");
    }

    private static IEnumerable<HostileCase> Namespaces()
    {
        yield return new HostileCase("flood: three hundred namespaces", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            var refused = 0;
            for (var name = 0; name < 300; name++)
            {
                await peer.TextAsync($"40/dyn-many-{name},");
            }

            for (var answer = 0; answer < 300;)
            {
                var text = await peer.ReadUntilAsync("4");
                answer += text[1] is '0' or '4' ? 1 : 0;
                refused += text[1] == '4' ? 1 : 0;
            }

            Assert.Equal(201, refused);
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("flood: three hundred namespaces that take their time", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            for (var name = 0; name < 300; name++)
            {
                await peer.TextAsync($"40/fn-many-{name},");
            }

            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("flood: one thousand unknown namespaces", async attack =>
        {
            var peer = await attack.PollingAsync();
            await peer.PostAsync(string.Join('\x1e', Enumerable.Range(0, 1_000).Select(static name => $"40/nope-{name},")));
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("flood: a namespace joined and left a thousand times", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            for (var round = 0; round < 1_000; round++)
            {
                await peer.TextAsync("40/slow,");
                await peer.ReadUntilAsync("40/slow");
                await peer.TextAsync("41/slow,");
            }

            await peer.ExpectOpenAsync();
        });
    }

    private static IEnumerable<HostileCase> Connections()
    {
        yield return new HostileCase("flood: five hundred WebSockets that come and go", async attack =>
        {
            for (var client = 0; client < 500; client++)
            {
                await using var round = new Attack(attack.Server);
                (await round.WebSocketAsync()).Connection.Reset();
            }
        }, Profile.Impatient);
        yield return new HostileCase("flood: five hundred polling sessions that stay", async attack =>
        {
            for (var client = 0; client < 500; client++)
            {
                Assert.Equal(200, (await attack.HttpAsync(Requests.Get(Requests.Polling))).Status);
            }

            await Eventually.TrueAsync(() => attack.Server.IO.Engine.ClientsCount == 0, "the sessions are dropped");
        }, Profile.Impatient);
        yield return new HostileCase("flood: a hundred clients that shout at each other and do not read", async attack =>
        {
            var peers = new List<WebSocketPeer>();
            for (var client = 0; client < 100; client++)
            {
                peers.Add(await attack.WebSocketAsync());
            }

            for (var shout = 0; shout < 20; shout++)
            {
                await Task.WhenAll(peers.Select(static peer => peer.TextAsync("42[\"shout\"]")));
            }
        });
    }
}
