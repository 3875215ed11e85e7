using System.Text.Json;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>Handlers: how they are added and removed, and what they are given.</summary>
public sealed class HandlerTests
{
    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Arguments_of_every_kind_arrive(Wire transport)
    {
        var contexts = new Signal<EventContext>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.On("event", contexts.Set)));
        var client = await app.ConnectAsync(transport);

        await client.EmitAsync("event", 1, "two é", null, true, new { four = 4.5 }, Enumerable.Range(1, 2), new byte[] { 1, 2, 3 });

        var context = await contexts.NextAsync();
        Assert.Equal(("event", 7), (context.EventName, context.Count));
        Assert.Equal((1, "two é", null, true), (context.Get<int>(0), context.Get<string>(1), context.Get<object>(2), context.Get<bool>(3)));
        Assert.Equal(4.5, context.Get<JsonElement>(4).GetProperty("four").GetDouble());
        Assert.Equal([1, 2], context.Get<int[]>(5)!);
        Assert.Equal([1, 2, 3], context.Get<byte[]>(6)!);
        Assert.Null(context.Get<string>(7));
        Assert.Same(context.Socket.User, context.User);
    }

    [Theory]
    [MemberData(nameof(Wires.All), MemberType = typeof(Wires))]
    public async Task Binary_goes_both_ways(Wire transport)
    {
        await using var app = await TestApp.StartAsync(io: Handlers.Echo);
        var (client, server) = await app.PairAsync(transport);
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);

        var answer = await client.EmitWithAckAsync("echo", bytes, new { deep = new[] { bytes, [1] } }).Within();
        Assert.Equal(bytes, answer[0].Bytes.ToArray());
        server.Emit("bytes", new { deep = new object[] { bytes, "text", new byte[] { 7 } } });

        var deep = (await client.WaitForAsync("bytes")).Get<Deep<JsonElement>>()!.Inner;
        Assert.Equal(3, deep.GetArrayLength());
        Assert.True(deep[0].GetProperty("_placeholder").GetBoolean());
    }

    [Fact]
    public async Task An_argument_that_does_not_fit_is_left_out_and_told()
    {
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket =>
        {
            socket.OnError(error => log.Set(error.GetType().Name));
            socket.On<int>("number", number => log.Set($"{number}"));
        }));
        var client = await app.ConnectAsync(Wire.WebSocket);

        await client.EmitAsync("number", "not a number");
        await client.EmitAsync("number", 5);

        Assert.Equal((nameof(JsonException), "5"), (await log.NextAsync(), await log.NextAsync()));
    }

    [Fact]
    public async Task Handlers_of_one_event_run_in_the_order_of_registration()
    {
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.Sockets.OnEvent("event", _ =>
            {
                log.Set("namespace");
                return default;
            });
            io.OnConnection(socket =>
            {
                socket.On("event", async _ =>
                {
                    await Task.Yield();
                    log.Set("first");
                });
                socket.On<int, string>("event", (number, text) => log.Set($"{number} {text}"));
                socket.On<int>("event", async number =>
                {
                    await Task.Yield();
                    log.Set($"{number}");
                });
                socket.On<int, string>("event", async (number, text) =>
                {
                    await Task.Yield();
                    log.Set($"{text} {number}");
                });
            });
        });
        var client = await app.ConnectAsync(Wire.WebSocket);

        await client.EmitAsync("event", 1, "one");

        foreach (var expected in new[] { "namespace", "first", "1 one", "1", "one 1" })
        {
            Assert.Equal(expected, await log.NextAsync());
        }
    }

    [Fact]
    public async Task Handlers_are_removed_one_by_one_and_together()
    {
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: Handlers.Echo);
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        Action<EventContext> known = _ => log.Set("known");
        var registration = server.On("event", _ => log.Set("registered"));
        server.On("event", known);
        server.On("event", _ => log.Set("third"));

        registration.Dispose();
        await client.EmitAsync("event");
        Assert.Equal(("known", "third"), (await log.NextAsync(), await log.NextAsync()));
        server.Off("event", known);
        await client.EmitAsync("event");
        Assert.Equal("third", await log.NextAsync());
        server.Off("event");
        await client.EmitAsync("event");
        await client.EmitWithAckAsync("echo");
        Assert.False(log.TryTake(out _));
        server.RemoveAllListeners();
        var unanswered = client.EmitWithAckAsync("echo");
        server.On("end", _ => log.Set("end"));
        await client.EmitAsync("end");
        Assert.Equal("end", await log.NextAsync());
        Assert.False(unanswered.IsCompleted);
    }

    [Fact]
    public async Task Once_is_once()
    {
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket =>
        {
            socket.Once("event", context => log.Set($"once {context.Get<int>(0)}"));
            socket.Once("event", async context =>
            {
                await Task.Yield();
                log.Set($"once later {context.Get<int>(0)}");
            });
            socket.On<int>("event", number => log.Set($"always {number}"));
        }));
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync("42[\"event\",1]", "42[\"event\",2]");

        foreach (var expected in new[] { "once 1", "once later 1", "always 1", "always 2" })
        {
            Assert.Equal(expected, await log.NextAsync());
        }
    }

    [Fact]
    public async Task Catch_all_listeners_run_first_in_and_out()
    {
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        server.OnAny(context => log.Set($"any {context.EventName}"));
        server.PrependAny(context => log.Set($"prepended {context.EventName}"));
        server.OnAnyOutgoing(outgoing => log.Set($"out {outgoing.EventName} {outgoing.Arguments.Count}"));
        server.PrependAnyOutgoing(outgoing => log.Set($"prepended out {outgoing.EventName}"));
        server.On("event", _ => log.Set("handler"));

        await client.EmitAsync("event");
        foreach (var expected in new[] { "prepended event", "any event", "handler" })
        {
            Assert.Equal(expected, await log.NextAsync());
        }

        server.Emit("single", 1, 2);
        app.Io.Emit("broadcast", 1);
        _ = server.EmitWithAck<int>("ask", 1);
        foreach (var expected in new[] { "prepended out single", "out single 2", "prepended out broadcast", "out broadcast 1", "prepended out ask", "out ask 1" })
        {
            Assert.Equal(expected, await log.NextAsync());
        }

        Assert.Equal((2, 2), (server.ListenersAny().Count, server.ListenersAnyOutgoing().Count));
        server.OffAny(server.ListenersAny()[0]);
        server.OffAnyOutgoing(server.ListenersAnyOutgoing()[0]);
        Assert.Equal((1, 1), (server.ListenersAny().Count, server.ListenersAnyOutgoing().Count));
        server.OffAny();
        server.OffAnyOutgoing();
        server.Emit("silent");
        await client.EmitAsync("event");
        Assert.Equal("handler", await log.NextAsync());
    }

    [Fact]
    public async Task Catch_all_listeners_that_throw_are_logged_and_hurt_nobody()
    {
        await using var app = await TestApp.StartAsync(io: Handlers.Echo);
        app.Log.Announce(1005);
        app.Log.Announce(1006);
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        server.OnAny(static _ => throw new InvalidOperationException("of the test"));
        server.OnAnyOutgoing(static _ => throw new InvalidOperationException("of the test"));
        server.OnError(static _ => throw new InvalidOperationException("of the test"));

        server.Emit("hello");

        await client.WaitForAsync("hello");
        Assert.Equal(1, await client.EmitWithAckAsync<int>("echo", 1));
        Assert.Equal((1, 1), (app.Log.Ours(1005).Count, app.Log.Ours(1006).Count));
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("connect_error")]
    [InlineData("disconnect")]
    [InlineData("disconnecting")]
    [InlineData("newListener")]
    [InlineData("removeListener")]
    public async Task Reserved_names_are_refused(string name)
    {
        await using var app = await TestApp.StartAsync();
        var (_, server) = await app.PairAsync(Wire.WebSocket);

        Assert.Throws<ArgumentException>(() => server.Emit(name));
        Assert.Throws<ArgumentException>(() => server.On(name, static _ => { }));
        Assert.Throws<ArgumentException>(() => app.Io.Emit(name));
        Assert.Throws<ArgumentException>(() => app.Io.To("room").Emit(name));
        await Assert.ThrowsAsync<ArgumentException>(() => server.EmitWithAck<int>(name));
        await Assert.ThrowsAsync<ArgumentException>(() => app.Io.EmitWithAck<int>(name));
        Assert.Contains(name, Assert.Throws<ArgumentException>(() => server.Volatile.Emit(name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_error_is_an_ordinary_one()
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket);

        server.Emit("error", "text");

        Assert.Equal("text", await client.WaitForAsync<string>("error"));
    }

    [Fact]
    public async Task A_numeric_name_is_its_text()
    {
        var names = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.On("1", context => names.Set(context.EventName))));
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync("42[1,\"a\"]");

        Assert.Equal("1", await names.NextAsync());
    }

    [Fact]
    public async Task Data_belongs_to_the_socket_and_is_safe_for_threads()
    {
        await using var app = await TestApp.StartAsync();
        var (_, first) = await app.PairAsync(Wire.WebSocket);
        var (_, second) = await app.PairAsync(Wire.WebSocket);

        Parallel.For(0, 100, number => first.Data[$"{number}"] = number);

        Assert.Equal((100, 0), (first.Data.Count, second.Data.Count));
        Assert.Equal($"/#{first.Id}", first.ToString());
        Assert.Same(app.Io, first.Services.GetService(typeof(SocketIOServer)));
    }

    private sealed record Deep<T>([property: System.Text.Json.Serialization.JsonPropertyName("deep")] T Inner);
}
