using Parlance.SocketIO.Hostile.Tests.Cases;

namespace Parlance.SocketIO.Hostile.Tests;

/// <summary>What a client can make the server keep, while it is still connected. Alone, because the whole process is measured.</summary>
[Collection(nameof(Alone))]
public sealed class MemoryTests
{
    private const string Placeholder = "{\"_placeholder\":true,\"num\":0}";
    private const int Megabyte = 1_000_000;

    // Where large messages are sent, every thread of the pool may keep a buffer of a megabyte. Without the limit it would be hundreds.
    private const int Pooled = 60;

    // That nothing moves any more can only be seen by waiting. One that stops too early has sent less, and finds less; it does not fail.
    private static readonly TimeSpan s_blocked = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Attachments_behind_a_waiting_handler_fill_the_backlog_and_no_more() => await AssertGrowthAsync(Pooled, async attack =>
    {
        var peer = await HoldAsync(attack);
        var packet = Frame.OfText($"451-[\"echo\",[{Placeholder}]]").ToBytes();
        var attachment = new Frame(Frame.Binary, new byte[900_000]).ToBytes();
        await SendUntilBlockedAsync(peer, [.. packet, .. attachment]);
        return peer;
    });

    [Fact]
    public async Task Long_event_names_behind_a_waiting_handler_fill_the_backlog_and_no_more() => await AssertGrowthAsync(Pooled, async attack =>
    {
        var peer = await HoldAsync(attack);
        await SendUntilBlockedAsync(peer, Frame.OfText($"42[\"{new string('x', 900_000)}\"]").ToBytes());
        return peer;
    });

    [Fact]
    public async Task Handlers_that_run_together_fill_the_backlog_and_no_more() => await AssertGrowthAsync(Pooled, async attack =>
    {
        var peer = await attack.WebSocketAsync();
        await SendUntilBlockedAsync(peer, Frame.OfText($"42[\"together\",\"{new string('x', 900_000)}\"]").ToBytes());
        return peer;
    });

    [Fact]
    public async Task A_reader_that_is_slow_fills_its_buffer_and_no_more() => await AssertGrowthAsync(Pooled, async attack =>
    {
        var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync(receiveBufferBytes: 4_096));
        await peer.ConnectAsync();
        await SendUntilBlockedAsync(peer, Frame.OfText("42[\"big\",1000000]").ToBytes());
        return peer;
    });

    [Fact]
    public async Task Frames_that_are_announced_cost_what_has_come_of_them() => await AssertGrowthAsync(8, async attack =>
    {
        var peers = new List<WebSocketPeer>();
        for (var client = 0; client < 200; client++)
        {
            var peer = await attack.WebSocketAsync();
            await peer.SendAsync(new Frame(Frame.Binary, [1, 2, 3]) { ClaimedLength = Megabyte });
            peers.Add(peer);
        }

        return peers;
    });

    [Fact]
    public async Task Bodies_that_are_announced_cost_what_has_come_of_them() => await AssertGrowthAsync(8, async attack =>
    {
        var peers = new List<PollingPeer>();
        for (var client = 0; client < 100; client++)
        {
            var peer = await attack.PollingAsync();
            await peer.Posts.SendAsync(Requests.PostHead(peer.Target, Megabyte) + "4");
            peers.Add(peer);
        }

        return peers;
    });

    [Fact]
    public async Task Auth_of_many_namespaces_is_no_larger_than_one_message() => await AssertGrowthAsync(Pooled, async attack =>
    {
        var peer = await attack.WebSocketAsync();
        var auth = $"{{\"a\":[1{string.Concat(Enumerable.Repeat(",1", 400_000))}]}}";
        for (var name = 0; name < 50; name++)
        {
            await peer.TextAsync($"40/dyn-{name},{auth}");
            var answer = await peer.ReadUntilAsync($"4{(name == 0 ? 0 : 4)}/dyn-{name},");
            Assert.Equal(name > 0, answer.Contains("Too much auth data", StringComparison.Ordinal));
        }

        // Room again, once the first has gone.
        await peer.TextAsync("41/dyn-0,");
        await peer.TextAsync($"40/dyn-again,{auth}");
        await peer.ReadUntilAsync("40/dyn-again,");
        return peer;
    });

    [Fact]
    public async Task Namespaces_that_are_joined_and_left_are_forgotten() => await AssertGrowthAsync(4, async attack =>
    {
        var peer = await attack.WebSocketAsync();
        var padding = new string('n', 900);
        for (var round = 0; round < 10_000; round++)
        {
            await peer.TextAsync($"40/dyn-{round}-{padding},");
            await peer.ReadUntilAsync("40/dyn");
            await peer.TextAsync($"41/dyn-{round}-{padding},");
        }

        await peer.ExpectOpenAsync();
        return peer;
    });

    [Fact]
    public async Task Clients_that_have_gone_are_forgotten_before_their_timers_are_due() => await AssertGrowthAsync(4, async attack =>
    {
        for (var client = 0; client < 1_000; client++)
        {
            await using var round = new Attack(attack.Server);
            var connection = await round.OpenAsync();
            await connection.SendAsync(Requests.Upgrade(Requests.WebSocket, $"Cookie: {new string('c', 20_000)}\r\n"));
            Assert.Equal(101, (await HttpAnswer.ReadAsync(connection)).Status);
            var peer = new WebSocketPeer(connection);
            await peer.ConnectAsync();
            connection.Reset();
        }

        await Eventually.TrueAsync(() => attack.Server.IO.Engine.ClientsCount == 0, "all have gone");
        return attack;
    });

    [Fact]
    public async Task A_compressed_bomb_is_never_inflated_beyond_the_limit() => await AssertGrowthAsync(8, async attack =>
    {
        var peer = await PollingPeer.OpenAsync(await attack.OpenAsync(), await attack.OpenAsync(), "/inflating/?EIO=4&transport=polling");
        Assert.Equal(413, (await peer.PostAsync(Inflation.Bomb(500 * Megabyte), "Content-Encoding: gzip\r\n")).Status);
        return peer;
    });

    private static async Task<WebSocketPeer> HoldAsync(Attack attack)
    {
        var peer = await attack.WebSocketAsync();
        await peer.TextAsync("42[\"hold\"]");
        await Eventually.TrueAsync(() => attack.Server.App.Running > 0, "the handler has begun");
        return peer;
    }

    /// <summary>Sends until the server does not read any more, or closes; 300 MB would be far too much.</summary>
    private static async Task SendUntilBlockedAsync(WebSocketPeer peer, byte[] bytes)
    {
        for (var sent = 0; sent < 300; sent++)
        {
            var sending = peer.Connection.SendAsync(bytes);
            if (await Task.WhenAny(sending, Task.Delay(s_blocked)) != sending || !await sending)
            {
                return;
            }
        }
    }

    private static async Task AssertGrowthAsync(int megabytesMax, Func<Attack, Task<object>> flood)
    {
        await using var server = await HostileServer.StartAsync(configure: static options => options.CleanupEmptyChildNamespaces = true);
        await HealthyClient.CheckAsync(server);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using (var attack = new Attack(server))
        {
            var kept = await flood(attack);
            // What is still being worked on is let go in a moment; what is held stays.
            await Eventually.TrueAsync(
                () => GC.GetTotalMemory(forceFullCollection: true) - before < (long)megabytesMax * Megabyte,
                $"no more than {megabytesMax} MB are held",
                TimeSpan.FromSeconds(2));
            GC.KeepAlive(kept);
            await HealthyClient.CheckAsync(server);
        }

        server.Log.AssertQuiet();
    }
}

/// <summary>Tests that measure the process run by themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
