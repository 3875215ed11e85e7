using System.Globalization;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Recovery;

/// <summary>Made-up pids and offsets, replays, races; and what bounds the memory.</summary>
public sealed class HostileRecoveryTests
{
    [Theory]
    [InlineData("""{"pid":"forged","offset":"forged"}""")]
    [InlineData("""{"pid":"AAAAAAAAAAAAAAAAAAAAAAAA"}""")]
    [InlineData("""{"pid":1,"offset":2}""")]
    [InlineData("""{"pid":null,"offset":null}""")]
    [InlineData("""{"pid":{"pid":"x"},"offset":["x"]}""")]
    [InlineData("""{"pid":"\ud800","offset":"\ud800"}""")]
    [InlineData("""{"pid":"","offset":""}""")]
    public async Task A_made_up_pid_gets_a_new_socket(string auth)
    {
        await using var app = await RecoveryTests.StartAsync();
        var owner = await RecoveryTests.ConnectedAsync(app);
        owner.Lose();

        var wire = await app.OpenAsync(Wire.WebSocket);
        await wire.SendAsync("40" + auth);
        Assert.Matches("^40{\"sid\":\"[^\"]+\",\"pid\":\"[^\"]{24}\"}$", await wire.NextAsync());
        Assert.True(await owner.ConnectAsync());
    }

    [Fact]
    public async Task A_huge_pid_or_offset_is_not_looked_up()
    {
        await using var app = await RecoveryTests.StartAsync();
        var huge = new string('x', 900_000);
        Assert.False(await new ComingBack(app) { Pid = huge }.ConnectAsync());
        var owner = await RecoveryTests.ConnectedAsync(app);
        var offset = owner.Offset;
        owner.Lose();
        owner.Offset = huge;
        Assert.False(await new ComingBack(app) { Pid = owner.Pid, Offset = huge }.ConnectAsync());

        owner.Offset = offset;
        Assert.True(await owner.ConnectAsync());
    }

    [Theory]
    [InlineData("not an offset")]
    [InlineData("{0}ffffffffffffffff")]
    [InlineData("{0}-1")]
    [InlineData("{0}fff")]
    [InlineData("{0}")]
    [InlineData("{0}11111111111111111111111111")]
    public async Task A_made_up_offset_gets_a_new_socket(string offset)
    {
        await using var app = await RecoveryTests.StartAsync();
        var client = await RecoveryTests.ConnectedAsync(app);
        client.Lose();
        app.Io.Emit("missed");
        client.Offset = string.Format(CultureInfo.InvariantCulture, offset, client.Offset![..8]);

        Assert.False(await client.ConnectAsync());
        Assert.Empty(client.Early);
    }

    [Fact]
    public async Task An_older_offset_gives_only_what_the_socket_was_entitled_to()
    {
        await using var app = await RecoveryTests.StartAsync();
        var early = await RecoveryTests.ConnectedAsync(app);
        var offset = early.Offset;
        app.Io.Emit("before its time");
        app.Io.To(early.Id).Emit("somebody else's");
        var client = await RecoveryTests.ConnectedAsync(app);
        client.Lose();
        client.Offset = offset;

        Assert.True(await client.ConnectAsync());
        Assert.Equal(["seen"], client.EarlyEvents());
    }

    [Fact]
    public async Task A_session_is_recovered_once()
    {
        await using var app = await RecoveryTests.StartAsync();
        var client = await RecoveryTests.ConnectedAsync(app);
        var replay = new ComingBack(app) { Pid = client.Pid, Offset = client.Offset };
        client.Lose();
        app.Io.Emit("missed");
        Assert.True(await client.ConnectAsync());

        Assert.False(await replay.ConnectAsync());
        Assert.Empty(replay.Early);
        Assert.NotEqual(client.Id, replay.Id);
        app.Io.To(client.Id).Emit("still there");
        Assert.Equal("still there", await client.NextAsync());
    }

    [Fact]
    public async Task Of_many_connections_with_one_pid_one_gets_the_session()
    {
        await using var app = await RecoveryTests.StartAsync();
        for (var round = 0; round < 20; round++)
        {
            var client = await RecoveryTests.ConnectedAsync(app);
            client.Lose();
            app.Io.To(client.Id).Emit("missed");
            ComingBack[] all = [.. Enumerable.Range(0, 8).Select(_ => new ComingBack(app) { Pid = client.Pid, Offset = client.Offset })];

            var recovered = await Task.WhenAll(all.Select(one => Task.Run(() => one.ConnectAsync())));

            var winner = Assert.Single(all.Where((_, index) => recovered[index]));
            Assert.Equal(["missed"], winner.EarlyEvents());
            Assert.Equal(8, all.Select(static one => one.Id).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public async Task Who_comes_back_while_the_server_is_still_saying_goodbye_is_waited_for()
    {
        await using var app = await RecoveryTests.StartAsync();
        var client = await RecoveryTests.ConnectedAsync(app);
        Task<bool>? back = null;
        client.Server.OnDisconnect(_ =>
        {
            // The handlers of the end run, and the client is here already.
            back = Task.Run(async () =>
            {
                await client.AskAsync();
                return await client.AnswerAsync();
            });
            app.Io.Engine.Connection += _ => app.Io.Emit("missed");
            Assert.True(SpinWait.SpinUntil(() => app.Io.Engine.ClientsCount == 1, Bounded.Limit));
        });
        client.Lose();

        Assert.True(await back!.Within());
        Assert.Equal(["missed"], client.EarlyEvents());
    }

    [Fact]
    public async Task A_connection_that_ends_while_it_is_asked_leaves_the_session()
    {
        var entered = new Signal<Socket>();
        var gate = new Gate();
        await using var app = await RecoveryTests.StartAsync(static options => options.ConnectionStateRecovery!.SkipMiddlewares = false, io => io.Use(async (socket, next) =>
        {
            entered.Set(socket);
            if (socket.Recovered)
            {
                await gate.Opened;
            }

            await next();
        }));
        var client = await RecoveryTests.ConnectedAsync(app);
        await entered.NextAsync();
        client.Lose();
        app.Io.Emit("missed");
        await client.AskAsync();
        var attempt = await entered.NextAsync();
        attempt.Conn.CloseNow(DisconnectReason.TransportClose, SocketIO.Engine.DiscardReason.Error);
        gate.Open();

        // Until the attempt is over the session is taken, and who asks meanwhile gets a new one.
        ComingBack next;
        do
        {
            next = new ComingBack(app) { Pid = client.Pid, Offset = client.Offset };
        }
        while (!await next.ConnectAsync());

        Assert.Equal(["missed"], next.EarlyEvents());
    }

    [Fact]
    public async Task The_oldest_packets_make_room_and_who_has_not_had_them_is_new()
    {
        await using var app = await RecoveryTests.StartAsync(static options => options.ConnectionStateRecovery!.PacketsMax = 10);
        var (behind, level) = (await RecoveryTests.ConnectedAsync(app), await RecoveryTests.ConnectedAsync(app));
        behind.Lose();
        for (var number = 0; number < 5; number++)
        {
            app.Io.Emit("number", number);
            Assert.Equal($"number {number}", await level.NextAsync());
        }

        level.Lose();
        for (var number = 5; number < 15; number++)
        {
            app.Io.Emit("number", number);
        }

        Assert.False(await behind.ConnectAsync());
        Assert.True(await level.ConnectAsync());
        Assert.Equal(10, level.Early.Count);
    }

    [Fact]
    public async Task What_one_namespace_keeps_another_cannot_until_its_time_is_over()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await RecoveryTests.StartAsync(static options => options.ConnectionStateRecovery!.PacketsMax = 10, time: time);
        for (var number = 0; number < 10; number++)
        {
            app.Io.Of("/full").Emit("number", number);
        }

        Assert.False(await MissesAndComesBackAsync());
        time.Advance(TimeSpan.FromMinutes(3));
        while (!await MissesAndComesBackAsync())
        {
            // What is too old goes away on a thread of its own.
            await Task.Yield();
        }

        async Task<bool> MissesAndComesBackAsync()
        {
            var client = new ComingBack(app);
            await client.ConnectAsync();
            client.Lose();
            app.Io.Emit("missed");
            return await client.ConnectAsync();
        }
    }

    [Fact]
    public async Task A_packet_that_is_larger_than_all_that_may_be_kept_makes_everybody_new()
    {
        await using var app = await RecoveryTests.StartAsync(static options => options.ConnectionStateRecovery!.PacketBytesMax = 10_000);
        var client = await RecoveryTests.ConnectedAsync(app);
        client.Lose();
        app.Io.Emit("small");
        app.Io.Emit("large", new string('x', 20_000));
        app.Io.Emit("small");

        Assert.False(await client.ConnectAsync());
    }

    [Fact]
    public async Task More_than_a_slow_reader_may_have_waiting_is_not_sent_at_once()
    {
        await using var app = await RecoveryTests.StartAsync(static options => options.SendBufferPacketsMax = 100);
        var client = await RecoveryTests.ConnectedAsync(app);
        client.Lose();
        for (var number = 0; number < 51; number++)
        {
            app.Io.Emit("number", number);
        }

        Assert.False(await client.ConnectAsync());
        Assert.Empty(client.Early);
    }

    [Fact]
    public async Task The_oldest_session_makes_room()
    {
        await using var app = await RecoveryTests.StartAsync(static options => options.ConnectionStateRecovery!.SessionsMax = 2);
        var clients = new List<ComingBack>();
        for (var number = 0; number < 3; number++)
        {
            clients.Add(await RecoveryTests.ConnectedAsync(app));
        }

        clients.ForEach(static client => client.Lose());

        Assert.False(await clients[0].ConnectAsync());
        Assert.True(await clients[1].ConnectAsync());
        Assert.True(await clients[2].ConnectAsync());
    }

    [Fact]
    public async Task Each_client_gets_each_packet_once_and_in_order_however_often_it_is_cut_off()
    {
        const int Senders = 3;
        const int Packets = 300;
        const int Lead = 30;
        var slowest = 0;
        await using var app = await RecoveryTests.StartAsync();
        var counts = new int[4];
        ComingBack[] clients = [.. Enumerable.Range(0, counts.Length).Select(_ => new ComingBack(app))];
        foreach (var client in clients)
        {
            await client.ConnectAsync();
            await client.Server.Join("room");
        }

        var sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            for (var number = 0; number < Packets; number++)
            {
                app.Io.To("room").Emit("number", sender, number);

                // Never far ahead: connections are to be lost while something is being sent.
                while (number * Senders > Volatile.Read(ref slowest) + Lead)
                {
                    await Task.Yield();
                }
            }
        })));
        var heard = await Task.WhenAll(clients.Select((client, index) => HearAsync(client, Senders * Packets, 23 + (index * 7), count =>
        {
            counts[index] = count;
            Volatile.Write(ref slowest, counts.Min());
        }))).Within();
        await sending;

        Assert.All(heard, static events => Assert.All(
            Enumerable.Range(0, Senders),
            sender => Assert.Equal(Enumerable.Range(0, Packets).Select(number => $"number {sender} {number}"), events.Where(one => one.StartsWith($"number {sender} ", StringComparison.Ordinal)))));

        // All in one order, which is that of the offsets.
        Assert.All(heard, events => Assert.Equal(heard[0], events));
    }

    private static async Task<List<string>> HearAsync(ComingBack client, int count, int cutAfter, Action<int> progress)
    {
        var events = new List<string>();
        while (events.Count < count)
        {
            events.Add(await client.NextAsync());
            if (events.Count % cutAfter == 0)
            {
                client.Lose();
                Assert.True(await client.ConnectAsync());
                events.AddRange(client.EarlyEvents());
            }

            progress(events.Count);
        }

        return events;
    }
}
