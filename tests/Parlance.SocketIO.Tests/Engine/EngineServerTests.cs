using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Protocol;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>Engine.IO alone, without Socket.IO above it.</summary>
public sealed class EngineServerTests
{
    private const string Path = "/engine.io/";

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Messages_go_both_ways(Wire transport)
    {
        await using var app = await StartAsync(static session => session.Message += message =>
        {
            if (message.IsBinary)
            {
                session.Send(message.Data.Span);
            }
            else
            {
                session.Send(message.Text);
            }
        });
        var wire = await app.OpenAsync(transport, Path);

        await wire.SendAsync("4hello é", "bAQIDBA==", "4");

        await wire.ExpectAsync("4hello é", "bAQIDBA==", "4");
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_session_tells_what_happens_on_it(Wire transport)
    {
        var events = new Signal<string>();
        var sessions = new Signal<EngineSocket>();
        await using var app = await StartAsync(session =>
        {
            sessions.Set(session);
            session.PacketReceived += type => events.Set($"received {type}");
            session.PacketCreated += type => events.Set($"created {type}");
            session.Closed += (reason, _) => events.Set($"closed {reason}");
        });
        var wire = await app.OpenAsync(transport, Path);
        var session = await sessions.NextAsync();

        await wire.SendAsync("4hello");
        Assert.Equal($"received {EnginePacketType.Message}", await events.NextAsync());
        session.Send("hello");
        Assert.Equal($"created {EnginePacketType.Message}", await events.NextAsync());
        await wire.ExpectAsync("4hello");
        session.Close(discard: true);
        await wire.ClosedAsync();

        Assert.Equal("closed forced close", await events.NextAsync());
        Assert.Equal((4, "127.0.0.1"), (session.Protocol, session.RemoteAddress));
        Assert.False(session.IsOpen);
    }

    [Fact]
    public async Task Draining_is_told_when_a_poll_has_taken_what_waited()
    {
        var sessions = new Signal<EngineSocket>();
        await using var app = await StartAsync(sessions.Set);
        var wire = (PollingWire)await app.OpenAsync(Wire.Polling, Path);
        var session = await sessions.NextAsync();
        var events = new Signal<string>();
        session.Flush += () => events.Set("flush");
        session.Drain += () => events.Set("drain");
        app.Services.GetRequiredService<EngineServer>().Flush += of => events.Set($"flush of {of.Id}");
        app.Services.GetRequiredService<EngineServer>().Drain += of => events.Set($"drain of {of.Id}");

        session.Send("one");
        session.Send("two");
        Assert.Equal((2, true), (session.BufferedPackets, session.BufferedBytes > 0));
        await wire.PollAsync();

        var (flush, drain) = ($"flush of {session.Id}", $"drain of {session.Id}");
        foreach (var expected in new[] { "flush", flush, "flush", flush, "drain", drain })
        {
            Assert.Equal(expected, await events.NextAsync());
        }

        Assert.Equal(0, session.BufferedPackets);
    }

    [Fact]
    public async Task A_listener_that_throws_is_logged_and_hurts_nobody()
    {
        await using var app = await StartAsync(static session =>
        {
            session.Message += static _ => throw new InvalidOperationException("of the listener");
            throw new InvalidOperationException("of the connection listener");
        });
        app.Log.Announce(1004);
        var wire = await app.OpenAsync(Wire.WebSocket, Path);

        await wire.SendAsync("4hello");
        await Bounded.Eventually(() => app.Log.Ours(1004).Count == 2, "both are logged");

        Assert.Equal(1, app.Services.GetRequiredService<EngineServer>().ClientsCount);
    }

    [Fact]
    public async Task Closing_the_server_closes_its_sessions()
    {
        var sessions = new Signal<EngineSocket>();
        await using var app = await StartAsync(sessions.Set);
        var engine = app.Services.GetRequiredService<EngineServer>();
        var webSocket = await app.OpenAsync(Wire.WebSocket, Path);
        var polling = await app.OpenAsync(Wire.Polling, Path);
        var closed = PollTests.Closed(await sessions.NextAsync());

        engine.Close();

        Assert.Equal(DisconnectReason.ServerShuttingDown, (await closed.NextAsync()).Reason);
        await webSocket.ClosedAsync();
        await polling.ClosedAsync();
        await Bounded.Eventually(() => engine.ClientsCount == 0, "both are forgotten");
    }

    [Fact]
    public async Task The_application_closes_it_when_it_stops()
    {
        await using var app = await StartAsync(static _ => { });
        var wire = await app.OpenAsync(Wire.WebSocket, Path);

        var stopping = app.StopAsync();

        await wire.ClosedAsync();
        await stopping.Within();
    }

    private static Task<TestApp> StartAsync(Action<EngineSocket> onConnection) => TestApp.StartAsync(
        static builder => builder.Services.AddEngineIO(),
        app => app.MapEngineIO(configure: engine => engine.Connection += onConnection));
}
