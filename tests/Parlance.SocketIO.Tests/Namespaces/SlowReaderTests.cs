using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>Clients that do not read: volatile packets are dropped first, then the client is.</summary>
public sealed class SlowReaderTests
{
    private const int FillBytes = 64 * 1_024;

    // More than the operating system and Kestrel take together, by far.
    private const int StuckBytes = 1_000_000;

    private static readonly string s_fill = new('x', FillBytes);

    [Fact]
    public async Task A_volatile_event_leaves_by_a_waiting_poll_or_not_at_all()
    {
        await using var app = await TestApp.StartAsync();
        var wire = (PollingWire)await app.JoinAsync(Wire.Polling);
        var socket = Assert.Single(app.Io.Sockets.Sockets.Values);

        socket.Volatile.Emit("dropped");
        app.Io.Volatile.Emit("dropped too");
        var poll = wire.PollAsync();
        await Engine.PollTests.WaitingAsync(socket.Conn);
        socket.Volatile.Emit("sent");
        Assert.Equal(["42[\"sent\"]"], await poll.Within());

        // An ordinary event takes the poll, and the volatile one behind it has none.
        poll = wire.PollAsync();
        await Engine.PollTests.WaitingAsync(socket.Conn);
        socket.Emit("ordinary");
        socket.Volatile.Emit("dropped");
        Assert.Equal(["42[\"ordinary\"]"], await poll.Within());
        socket.Emit("end");
        Assert.Equal(["42[\"end\"]"], await wire.PollAsync());
    }

    [Fact]
    public async Task A_volatile_event_is_dropped_while_a_flush_is_pending()
    {
        await using var app = await StartAsync();
        var (raw, socket) = await StuckAsync(app);
        var (other, _) = await app.PairAsync(Wire.WebSocket);
        var outgoing = new List<string>();
        socket.OnAnyOutgoing(sent => outgoing.Add(sent.EventName));

        socket.Volatile.Emit("dropped");
        app.Io.Volatile.Emit("volatile");
        socket.Emit("end");

        await other.WaitForAsync("volatile");
        string text;
        do
        {
            text = await raw.ReadTextAsync();
            Assert.DoesNotContain("dropped", text, StringComparison.Ordinal);
            Assert.DoesNotContain("volatile", text, StringComparison.Ordinal);
        }
        while (text is not "42[\"end\"]");

        Assert.DoesNotContain("dropped", outgoing);
        await Bounded.Eventually(() => socket.Conn.Writable, "everything has been read");
        socket.Volatile.Emit("again");
        Assert.Equal("42[\"again\"]", await raw.ReadTextAsync());
    }

    [Fact]
    public async Task What_waits_for_a_slow_reader_comes_in_order()
    {
        await using var app = await StartAsync();
        var (raw, socket) = await StuckAsync(app);

        for (var number = 0; number < 500; number++)
        {
            socket.Emit("number", number);
        }

        var next = 0;
        while (next < 500)
        {
            if (await raw.ReadTextAsync() is var text && text.StartsWith("42[\"number\"", StringComparison.Ordinal))
            {
                Assert.Equal($"42[\"number\",{next++}]", text);
            }
        }

        Assert.Equal((0, 0L), (socket.Conn.BufferedPackets, socket.Conn.BufferedBytes));
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_closed_when_too_many_bytes_wait_and_others_are_not()
    {
        var reasons = new Signal<DisconnectReason>();
        await using var app = await StartAsync(static options => options.SendBufferBytesMax = 2_000_000);
        var (other, _) = await app.PairAsync(Wire.WebSocket);
        var (raw, socket) = await StuckAsync(app);
        socket.OnDisconnect(reasons.Set);

        while (socket.Connected)
        {
            app.Io.Emit("fill", s_fill);
            await other.WaitForAsync("fill");
        }

        Assert.Equal(DisconnectReason.SendBufferFull, await reasons.NextAsync());
        app.Io.Emit("end");
        await other.WaitForAsync("end");
        Assert.True(other.Connected);
        Assert.Equal((0, 0L), (socket.Conn.BufferedPackets, socket.Conn.BufferedBytes));
        Assert.Single(app.Log.Ours(1003));
        await raw.EndAsync();
    }

    [Theory]
    [InlineData(100_000, 1_000)]
    [InlineData(long.MaxValue, 4)]
    public async Task A_client_that_does_not_poll_is_closed_by_either_limit(long bytes, int packets)
    {
        var reasons = new Signal<DisconnectReason>();
        await using var app = await TestApp.StartAsync(options =>
        {
            options.SendBufferBytesMax = bytes;
            options.SendBufferPacketsMax = packets;
        });
        var wire = await app.JoinAsync(Wire.Polling);
        var socket = Assert.Single(app.Io.Sockets.Sockets.Values);
        socket.OnDisconnect(reasons.Set);

        for (var number = 0; number < 4; number++)
        {
            socket.Emit("fill", new string('x', 20_000));
        }

        Assert.True(socket.Connected);
        socket.Emit("fill", new string('x', 20_000));

        Assert.Equal(DisconnectReason.SendBufferFull, await reasons.NextAsync());
        await wire.ClosedAsync();
    }

    [Fact]
    public async Task Attachments_stay_with_their_event()
    {
        await using var app = await StartAsync();
        var (raw, socket) = await StuckAsync(app);

        Parallel.For(0, 50, number => socket.Emit("bytes", number, new[] { (byte)number }, new[] { (byte)number, (byte)1 }));

        for (var count = 0; count < 50;)
        {
            var text = await raw.ReadTextAsync();
            if (!text.StartsWith("452-[\"bytes\",", StringComparison.Ordinal))
            {
                continue;
            }

            count++;
            var number = byte.Parse(text["452-[\"bytes\",".Length..text.IndexOf(",{", StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal([number], (await raw.ReadMessageAsync()).Payload);
            Assert.Equal([number, 1], (await raw.ReadMessageAsync()).Payload);
        }
    }

    /// <summary>A server whose operating system keeps little for it.</summary>
    private static Task<TestApp> StartAsync(Action<SocketIOOptions>? options = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSocketIO(options);
            builder.WebHost.UseSockets(static sockets => sockets.CreateBoundListenSocket = static endpoint =>
            {
                var listener = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
                listener.SendBufferSize = 4_096;
                return listener;
            });
        },
        static app => app.MapSocketIO());

    /// <summary>A client that has stopped reading: so much waits for it that it cannot leave by itself.</summary>
    private static async Task<(RawWebSocket Raw, Socket Socket)> StuckAsync(TestApp app)
    {
        var before = app.Io.Sockets.Sockets.Keys.ToHashSet(StringComparer.Ordinal);
        var (raw, head) = await RawWebSocket.ConnectAsync(app.Port, "/socket.io/?EIO=4&transport=websocket", [], receiveBufferBytes: 4_096);
        app.Own(raw);
        Assert.StartsWith("HTTP/1.1 101 ", head, StringComparison.Ordinal);
        await raw.ReadTextAsync();
        await raw.SendTextAsync("40");
        await raw.ReadTextAsync();
        var socket = app.Io.Sockets.Sockets.Values.Single(candidate => !before.Contains(candidate.Id));
        for (var sent = 0; socket.Conn.BufferedBytes < StuckBytes; sent++)
        {
            Assert.True(sent < 1_000, "the operating system takes no end of bytes");
            socket.Emit("fill", s_fill);
        }

        return (raw, socket);
    }
}
