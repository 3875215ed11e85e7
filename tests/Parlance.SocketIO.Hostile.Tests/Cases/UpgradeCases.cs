namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>Upgrades from polling to WebSocket that go wrong. Whatever a WebSocket does before '5', the polling session survives it.</summary>
internal static class UpgradeCases
{
    public static IEnumerable<HostileCase> All() => [.. FirstFrames(), .. Doubles(), .. Races(), .. Slow()];

    private static IEnumerable<HostileCase> FirstFrames()
    {
        foreach (var (name, frame) in ((string, Frame)[])
            [
                ("an event", Frame.OfText("42[\"echo\",\"early\"]")),
                ("a probe of another kind", Frame.OfText("2nope")),
                ("an empty probe", Frame.OfText("2")),
                ("a pong", Frame.OfText("3probe")),
                ("a close packet", Frame.OfText("1")),
                ("nothing", Frame.OfText("")),
                ("a probe in binary", new Frame(Frame.Binary, "2probe"u8.ToArray())),
                ("an upgrade in binary", new Frame(Frame.Binary, "5"u8.ToArray())),
                ("an upgrade with data", Frame.OfText("5now")),
                ("a probe of 900,000 bytes", Frame.OfText("2probe" + new string('x', 900_000))),
                ("a close frame", new Frame(Frame.Close, [])),
                ("a frame that breaks the rules", new Frame(0xF, [1])),
            ])
        {
            yield return new HostileCase($"upgrade: {name} first", async attack =>
            {
                var peer = await attack.PollingAsync();
                var ws = await UpgradeAsync(attack, peer);
                await ws.SendAsync(frame);
                await ws.ExpectCloseAsync();
                await peer.ExpectOpenAsync();
            });
        }

        yield return new HostileCase("upgrade: without a probe", async attack =>
        {
            var ws = await UpgradeAsync(attack, await attack.PollingAsync());
            await ws.TextAsync("5");
            await ws.ExpectOpenAsync();
        });
        yield return new HostileCase("upgrade: twice", async attack =>
        {
            var ws = await UpgradeAsync(attack, await attack.PollingAsync());
            await ws.TextAsync("5");
            await ws.TextAsync("5");
            await ws.ExpectOpenAsync();
        });
        yield return new HostileCase("upgrade: an event between probe and upgrade", async attack =>
        {
            var peer = await attack.PollingAsync();
            var ws = await ProbeAsync(attack, peer);
            await ws.TextAsync("42[\"drop\",true]");
            await ws.ExpectCloseAsync();
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("upgrade: a reset after the probe", async attack =>
        {
            var peer = await attack.PollingAsync();
            (await ProbeAsync(attack, peer)).Connection.Reset();
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("upgrade: ten thousand probes", async attack =>
        {
            var peer = await attack.PollingAsync();
            var ws = await ProbeAsync(attack, peer);
            var probes = Enumerable.Repeat(Frame.OfText("2probe").ToBytes(), 100).SelectMany(static probe => probe).ToArray();
            for (var batch = 0; batch < 100; batch++)
            {
                Assert.True(await ws.Connection.SendAsync(probes));
            }

            await peer.ExpectOpenAsync();
            await ws.TextAsync("5");
            await ws.ExpectOpenAsync();
        });
    }

    private static IEnumerable<HostileCase> Doubles()
    {
        yield return new HostileCase("upgrade: two at once", async attack =>
        {
            var peer = await attack.PollingAsync();
            var first = await ProbeAsync(attack, peer);
            var second = await UpgradeAsync(attack, peer);
            await second.TextAsync("2probe");
            await second.ExpectCloseAsync();
            await first.TextAsync("5");
            await first.ExpectOpenAsync();
        });
        yield return new HostileCase("upgrade: twenty at once", async attack =>
        {
            var peer = await attack.PollingAsync();
            var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => UpgradeAsync(attack, peer)));
            await Task.WhenAll(all.Select(static ws => ws.TextAsync("2probe")));
            var answers = await Task.WhenAll(all.Select(static ws => ws.ReadAsync()));
            Assert.Single(answers, static answer => answer is { Opcode: Frame.Text, TextPayload: "3probe" });
            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("upgrade: of a session that has been upgraded", async attack =>
        {
            var peer = await attack.PollingAsync();
            var first = await UpgradeAsync(attack, peer);
            await first.TextAsync("5");
            var second = await UpgradeAsync(attack, peer);
            await second.TextAsync("5");
            await second.ExpectCloseAsync();
            await first.ExpectOpenAsync();
        });
        yield return new HostileCase("upgrade: of a WebSocket", async attack =>
        {
            var first = await WebSocketPeer.OpenAsync(await attack.OpenAsync());
            var sid = (await first.ReadAsync())!.TextPayload.Split('"')[3];
            await first.TextAsync("40");
            var second = await WebSocketPeer.OpenAsync(await attack.OpenAsync(), $"{Requests.WebSocket}&sid={sid}");
            await second.TextAsync("2probe");
            await second.ExpectCloseAsync();
            await first.ExpectOpenAsync();
        });
        yield return new HostileCase("upgrade: polling goes on afterwards", async attack =>
        {
            var peer = await attack.PollingAsync();
            var ws = await UpgradeAsync(attack, peer);
            await ws.TextAsync("5");
            await ws.ExpectOpenAsync();
            Assert.Equal(400, (await peer.GetAsync()).Status);
            Assert.Equal(400, (await peer.PostAsync("41")).Status);
            await ws.ExpectOpenAsync();
        });
    }

    private static IEnumerable<HostileCase> Races()
    {
        yield return new HostileCase("upgrade: a POST is still coming in", async attack =>
        {
            var peer = await attack.PollingAsync();
            var ws = await ProbeAsync(attack, peer);
            var posts = await attack.OpenAsync();
            await posts.SendAsync(Requests.PostHead(peer.Target, "421[\"echo\",1]".Length, "Expect: 100-continue\r\n"));
            Assert.Equal(100, (await HttpAnswer.ReadAsync(posts)).Status);
            await ws.TextAsync("5");
            await ws.TextAsync("422[\"echo\",2]");
            await posts.SendAsync("421[\"echo\",1]");
            Assert.Equal(200, (await HttpAnswer.ReadAsync(posts)).Status);
            Assert.Equal("431[1]", await ws.ReadUntilAsync("43"));
            Assert.Equal("432[2]", await ws.ReadUntilAsync("43"));
        });
        yield return new HostileCase("upgrade: a POST breaks off", async attack =>
        {
            var peer = await attack.PollingAsync();
            var ws = await ProbeAsync(attack, peer);
            var posts = await attack.OpenAsync();
            await posts.SendAsync(Requests.PostHead(peer.Target, 1_000, "Expect: 100-continue\r\n"));
            Assert.Equal(100, (await HttpAnswer.ReadAsync(posts)).Status);
            await ws.TextAsync("5");
            posts.Reset();
            await ws.ExpectCloseAsync();
        });
        yield return new HostileCase("upgrade: a poll is waiting", async attack =>
        {
            var peer = await attack.PollingAsync();
            await peer.Gets.SendAsync(Requests.Get(peer.Target));
            var ws = await ProbeAsync(attack, peer);
            Assert.Equal("6", (await HttpAnswer.ReadAsync(peer.Gets)).Body);
            await ws.TextAsync("5");
            await ws.ExpectOpenAsync();
        });
        yield return new HostileCase("upgrade: polling closes meanwhile", async attack =>
        {
            var peer = await attack.PollingAsync();
            var ws = await ProbeAsync(attack, peer);
            await peer.PostAsync("1");
            await ws.TextAsync("5");
            await ws.ExpectCloseAsync();
        });
        yield return new HostileCase("upgrade: a hundred races between polls, posts and upgrades", async attack =>
        {
            for (var race = 0; race < 100; race++)
            {
                await using var round = new Attack(attack.Server);
                var peer = await round.PollingAsync();
                var ws = await UpgradeAsync(round, peer);
                await Task.WhenAll(
                    ws.TextAsync("2probe"),
                    ws.TextAsync("5"),
                    peer.Gets.SendAsync(Requests.Get(peer.Target)),
                    peer.Posts.SendAsync(Requests.Post(peer.Target, "421[\"echo\",1]"u8)));
                await ws.ReadAsync();
            }
        });
    }

    private static IEnumerable<HostileCase> Slow()
    {
        yield return new HostileCase("upgrade: never completed", async attack =>
        {
            var peer = await attack.PollingAsync();
            var ws = await ProbeAsync(attack, peer);
            var closing = ws.ExpectCloseAsync();
            await peer.ReadUntilAsync("6");
            await closing;
            await peer.ExpectOpenAsync();
        }, Profile.Impatient);
        yield return new HostileCase("upgrade: never begun", async attack =>
        {
            var peer = await attack.PollingAsync();
            var ws = await UpgradeAsync(attack, peer);
            await ws.ExpectCloseAsync();
        }, Profile.Impatient);
        yield return new HostileCase("upgrade: behind a POST that drips", async attack =>
        {
            var peer = await attack.PollingAsync();
            var ws = await ProbeAsync(attack, peer);
            await peer.Posts.SendAsync(Requests.PostHead(peer.Target, 1_000, "Expect: 100-continue\r\n"));
            Assert.Equal(100, (await HttpAnswer.ReadAsync(peer.Posts)).Status);
            await peer.Posts.SendAsync("4");
            await ws.TextAsync("5");
            await ws.ExpectCloseAsync();
        }, Profile.Impatient);
    }

    private static async Task<WebSocketPeer> UpgradeAsync(Attack attack, PollingPeer peer) =>
        await WebSocketPeer.OpenAsync(await attack.OpenAsync(), $"{Requests.WebSocket}&sid={peer.Sid}");

    private static async Task<WebSocketPeer> ProbeAsync(Attack attack, PollingPeer peer)
    {
        var ws = await UpgradeAsync(attack, peer);
        await ws.TextAsync("2probe");
        Assert.Equal("3probe", (await ws.ReadAsync())!.TextPayload);
        return ws;
    }
}
