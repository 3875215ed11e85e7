using System.Text.Json;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

public sealed class AckTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(1);

    [Theory]
    [MemberData(nameof(Wires.All), MemberType = typeof(Wires))]
    public async Task A_client_gets_what_the_handler_acknowledges(Wire transport)
    {
        await using var app = await TestApp.StartAsync(io: static io => io.OnConnection(static socket =>
        {
            socket.On("none", static context => context.Ack());
            socket.On("several", static context => context.Ack(1, "two", null, new { three = 3 }));
            socket.On<int>("twice", static (number, ack) => ack.Send(number * 2));
            socket.On<int>("later", static async (number, ack) =>
            {
                await Task.Yield();
                ack.Send(number * 3);
            });
        }));
        var client = await app.ConnectAsync(transport);

        Assert.Empty(await client.EmitWithAckAsync("none"));
        Assert.Equal(["1", "\"two\"", "null", "{\"three\":3}"], (await client.EmitWithAckAsync("several")).Select(static argument => argument.ToString()));
        Assert.Equal(42, await client.EmitWithAckAsync<int>("twice", 21));
        Assert.Equal(63, await client.EmitWithAckAsync<int>("later", 21));
    }

    [Theory]
    [InlineData("42007[\"echo\",1]", "437[1]")]
    [InlineData("429007199254740993[\"echo\",1]", "439007199254740993[1]")]
    [InlineData("4218446744073709551615[\"echo\",1]", "4318446744073709551615[1]")]
    [InlineData("420[\"echo\"]", "430[]")]
    public async Task The_clients_id_comes_back(string sent, string answer)
    {
        await using var app = await TestApp.StartAsync(io: Handlers.Echo);
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync(sent);

        await wire.ExpectAsync(answer);
    }

    [Fact]
    public async Task Only_the_first_answer_counts_and_only_when_one_was_asked_for()
    {
        var asked = new Signal<bool>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.On("ask", context =>
        {
            asked.Set(context.AckRequested);
            context.Ack("first");
            context.Ack("second");
            Assert.False(context.Reject("late"));
        })));
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync("42[\"ask\"]", "425[\"ask\"]", "40/nope,");

        await wire.ExpectAsync("435[\"first\"]", """44/nope,{"message":"Invalid namespace"}""");
        Assert.Equal((false, true), (await asked.NextAsync(), await asked.NextAsync()));
    }

    [Fact]
    public async Task A_rejection_is_an_error_object()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.OnConnection(static socket =>
            socket.On("ask", static context => Assert.True(context.Reject(new { code = "no" })))));
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync("421[\"ask\"]");

        await wire.ExpectAsync("""431[{"error":{"code":"no"}}]""");
    }

    [Theory]
    [MemberData(nameof(Wires.All), MemberType = typeof(Wires))]
    public async Task The_server_gets_what_the_client_acknowledges(Wire transport)
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(transport);
        client.On("ask", static received => _ = received.AckAsync(received.Get<int>() + 1, "more"));

        Assert.Equal(2, await server.EmitWithAck<int>("ask", 1, s_long).Within());
        Assert.Equal(3, await server.EmitWithAck<int>("ask", 2).Within());
        Assert.Equal(4, await server.Timeout(s_long).EmitWithAck<int>("ask", 3).Within());
        var all = await server.Timeout(s_long).EmitWithAck("ask", 4).Within();
        Assert.Equal(["5", "\"more\""], all.Select(static argument => argument.ToString()));
    }

    [Fact]
    public async Task An_empty_answer_is_the_types_default()
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        client.On("ask", static received => _ = received.AckAsync());

        Assert.Equal(0, await server.EmitWithAck<int>("ask").Within());
        Assert.Null(await server.EmitWithAck<string>("ask").Within());
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_is_a_JsonException()
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        client.Answer("ask", static _ => "text");

        await Assert.ThrowsAsync<JsonException>(() => server.EmitWithAck<int>("ask").Within());
    }

    [Fact]
    public async Task Ids_are_numbered_across_the_namespace()
    {
        await using var app = await TestApp.StartAsync();
        var first = await app.JoinAsync(Wire.WebSocket);
        var second = await app.JoinAsync(Wire.WebSocket);
        var sockets = app.Io.Sockets.Sockets.Values.ToArray();

        _ = sockets.Select(static socket => socket.EmitWithAck<int>("ask")).ToArray();

        string[] asked = [await first.NextAsync(), await second.NextAsync()];
        Assert.Equal(["420[\"ask\"]", "421[\"ask\"]"], asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_client_that_does_not_answer_in_time_is_an_exception_and_late_answers_are_ignored()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await TestApp.StartAsync(time: time);
        var (client, server) = await app.PairAsync(Wire.WebSocket);

        var slow = server.EmitWithAck<int>("slow", 1, TimeSpan.FromSeconds(20));
        var quick = server.EmitWithAck<int>("quick", 1, TimeSpan.FromSeconds(5));
        var patient = server.EmitWithAck<int>("patient");
        time.Advance(TimeSpan.FromSeconds(6));
        await Assert.ThrowsAsync<AckTimeoutException>(() => quick.Within());
        Assert.False(slow.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(15));
        await Assert.ThrowsAsync<AckTimeoutException>(() => slow.Within());

        await (await client.WaitForAsync("quick")).AckAsync(1);
        await (await client.WaitForAsync("patient")).AckAsync(7);

        Assert.Equal(7, await patient.Within());
    }

    [Fact]
    public async Task An_infinite_time_lasts_as_long_as_the_client_is_there()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await TestApp.StartAsync(time: time);
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        var remote = Assert.Single(await app.Io.FetchSockets());

        var one = server.EmitWithAck<int>("one", 1, Timeout.InfiniteTimeSpan);
        var two = server.Timeout(Timeout.InfiniteTimeSpan).EmitWithAck<int>("two");
        var three = app.Io.Timeout(TimeSpan.FromSeconds(1)).Timeout(Timeout.InfiniteTimeSpan).EmitWithAck<int>("three");
        var four = remote.EmitWithAck<int>("four", 4, Timeout.InfiniteTimeSpan);
        var last = server.EmitWithAck<int>("last", 1, TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(11));
        await Assert.ThrowsAsync<AckTimeoutException>(() => last.Within());

        foreach (var name in new[] { "one", "two", "three", "four" })
        {
            await (await client.WaitForAsync(name)).AckAsync(7);
        }

        Assert.Equal((7, 7, 7, 7), (await one.Within(), await two.Within(), Assert.Single(await three.Within()), await four.Within()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public async Task Any_other_time_is_positive(int milliseconds)
    {
        var wrong = TimeSpan.FromMilliseconds(milliseconds);
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        var remote = Assert.Single(await app.Io.FetchSockets());

        Assert.Throws<ArgumentOutOfRangeException>(() => app.Io.Timeout(wrong));
        Assert.Throws<ArgumentOutOfRangeException>(() => server.Timeout(wrong));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => server.EmitWithAck<int>("ask", 1, wrong));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => remote.EmitWithAck<int>("ask", 1, wrong));
        server.Emit("end");
        await client.WaitForAsync("end");
        Assert.Single(client.Received);
    }

    [Fact]
    public async Task A_client_that_goes_away_is_an_exception()
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        var asked = server.EmitWithAck<int>("ask", 1, s_long);
        await client.WaitForAsync("ask");

        await client.DisconnectAsync();

        await Assert.ThrowsAsync<SocketDisconnectedException>(() => asked.Within());
        await Assert.ThrowsAsync<SocketDisconnectedException>(() => server.EmitWithAck<int>("ask", 1, s_long).Within());
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        using var cancel = new CancellationTokenSource();
        var asked = server.EmitWithAck<int>("ask", 1, s_long, cancel.Token);
        var received = await client.WaitForAsync("ask");

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.Within());
        await received.AckAsync(1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.EmitWithAck<int>("ask", 1, s_long, cancel.Token).Within());
        client.Answer("again", static _ => 2);
        Assert.Equal(2, await server.EmitWithAck<int>("again").Within());
    }

    [Fact]
    public async Task A_client_may_owe_only_so_many()
    {
        await using var app = await TestApp.StartAsync(static options => options.PendingAcksMax = 2);
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        var first = server.EmitWithAck<int>("ask", 1);
        _ = server.EmitWithAck<int>("ask", 2);

        await Assert.ThrowsAsync<InvalidOperationException>(() => server.EmitWithAck<int>("ask", 3));
        await (await client.WaitForAsync("ask")).AckAsync(1);
        Assert.Equal(1, await first.Within());

        _ = server.EmitWithAck<int>("ask", 4);
        Assert.Equal(2, await client.WaitForAsync<int>("ask"));
        Assert.Equal(4, await client.WaitForAsync<int>("ask"));
    }

    [Theory]
    [InlineData("4399[1]")]
    [InlineData("43[1]")]
    [InlineData("4318446744073709551615[]")]
    public async Task Answers_that_nobody_asked_for_are_ignored(string answer)
    {
        await using var app = await TestApp.StartAsync(io: Handlers.Echo);
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync(answer, answer, "420[\"echo\"]");

        await wire.ExpectAsync("430[]");
    }

    [Fact]
    public async Task Several_clients_answer_independently()
    {
        await using var app = await TestApp.StartAsync();
        var (slow, slowServer) = await app.PairAsync(Wire.Polling);
        var (quick, quickServer) = await app.PairAsync(Wire.WebSocket);
        quick.Answer("ask", static _ => "quick");

        var waiting = slowServer.EmitWithAck<string>("ask");
        Assert.Equal("quick", await quickServer.EmitWithAck<string>("ask").Within());
        Assert.False(waiting.IsCompleted);
        await (await slow.WaitForAsync("ask")).AckAsync("slow");

        Assert.Equal("slow", await waiting.Within());
    }
}
