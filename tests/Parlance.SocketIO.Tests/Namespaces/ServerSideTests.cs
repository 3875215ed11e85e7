using Parlance.SocketIO.Protocol;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>What a server says without a client: events among servers, and arguments that are wrong.</summary>
public sealed class ServerSideTests
{
    [Fact]
    public async Task A_single_server_has_nobody_to_tell()
    {
        var came = new Signal<ServerSideEvent>();
        await using var app = await TestApp.StartAsync();
        using var registration = app.Io.OnServerSideEmit("hello", received =>
        {
            came.Set(received);
            return Task.CompletedTask;
        });

        app.Io.ServerSideEmit("hello", 1);
        var answers = await app.Io.ServerSideEmitWithAck("hello", 1).Within();

        Assert.Empty(answers);
        Assert.False(came.TryTake(out _));
    }

    [Fact]
    public async Task Events_of_other_servers_go_to_all_handlers()
    {
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync();
        app.Log.Announce(1005);
        app.Io.OnServerSideEmit("hello", static _ => throw new InvalidOperationException("of the test"));
        var registration = app.Io.OnServerSideEmit("hello", received =>
        {
            log.Set($"first {received.Arguments[0]}");
            return Task.CompletedTask;
        });
        app.Io.OnServerSideEmit("hello", async received =>
        {
            await Task.Yield();
            log.Set($"second {received.Arguments[0]}");
        });

        await app.Io.Sockets.OnServerSideEvent(new ServerSideEvent("hello", ArgumentList.Parse("[1]"), Answer: null)).Within();
        Assert.Equal(("first 1", "second 1"), (await log.NextAsync(), await log.NextAsync()));
        registration.Dispose();
        await app.Io.Sockets.OnServerSideEvent(new ServerSideEvent("hello", ArgumentList.Parse("[2]"), Answer: null)).Within();
        await app.Io.Sockets.OnServerSideEvent(new ServerSideEvent("nobody listens", ArgumentList.Empty, Answer: null)).Within();

        Assert.Equal("second 2", await log.NextAsync());
        Assert.Equal(2, app.Log.Ours(1005).Count);
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("connection")]
    [InlineData("new_namespace")]
    public async Task Reserved_names_are_refused(string name)
    {
        await using var app = await TestApp.StartAsync();

        Assert.Throws<ArgumentException>(() => app.Io.ServerSideEmit(name));
        Assert.Throws<ArgumentException>(() => app.Io.OnServerSideEmit(name, static _ => Task.CompletedTask));
        await Assert.ThrowsAsync<ArgumentException>(() => app.Io.ServerSideEmitWithAck(name));
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task An_argument_that_cannot_be_written_throws_and_sends_nothing(Wire transport)
    {
        await using var app = await TestApp.StartAsync(static options => options.PendingAcksMax = 1);
        var (client, server) = await app.PairAsync(transport);
        object unwritable = new { type = typeof(string) };

        Assert.Throws<NotSupportedException>(() => server.Emit("bad", unwritable));
        Assert.Throws<NotSupportedException>(() => app.Io.Emit("bad", new byte[] { 1 }, unwritable));
        await Assert.ThrowsAsync<NotSupportedException>(() => server.EmitWithAck<int>("bad", unwritable));
        await Assert.ThrowsAsync<NotSupportedException>(() => app.Io.EmitWithAck<int>("bad", unwritable).Within());
        client.Answer("good", static _ => 1);

        // Nothing is owed for what was never sent.
        Assert.Equal(1, await server.EmitWithAck<int>("good").Within());
        Assert.Equal("good()", string.Join(' ', client.Received));
    }
}
