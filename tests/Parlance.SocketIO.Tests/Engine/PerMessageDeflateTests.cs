using System.IO.Compression;
using System.Text;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>RFC 7692 at the wire. The official client is asked in tests/Clients.</summary>
public sealed class PerMessageDeflateTests
{
    private const string Path = "/socket.io/?EIO=4&transport=websocket";
    private const string Offer = "permessage-deflate; client_max_window_bits";

    [Theory]
    [InlineData(Offer, "permessage-deflate")]
    [InlineData("permessage-deflate", "permessage-deflate")]
    [InlineData("x-webkit-deflate-frame, Permessage-Deflate", "permessage-deflate")]
    [InlineData("permessage-deflate; server_no_context_takeover; client_no_context_takeover", "permessage-deflate; server_no_context_takeover; client_no_context_takeover")]
    [InlineData("permessage-deflate; server_max_window_bits=10; client_max_window_bits=\"11\"", "permessage-deflate; server_max_window_bits=10; client_max_window_bits=11")]
    [InlineData("permessage-deflate; server_max_window_bits=8, permessage-deflate", "permessage-deflate")]
    [InlineData("permessage-deflate; server_max_window_bits=8", null)]
    [InlineData("permessage-deflate; server_max_window_bits", null)]
    [InlineData("permessage-deflate; server_max_window_bits=16", null)]
    [InlineData("permessage-deflate; server_max_window_bits=09", null)]
    [InlineData("permessage-deflate; client_max_window_bits=x", null)]
    [InlineData("permessage-deflate; server_no_context_takeover=1", null)]
    [InlineData("permessage-deflate; server_no_context_takeover; server_no_context_takeover", null)]
    [InlineData("permessage-deflate; unheard_of", null)]
    [InlineData("permessage-deflate;", null)]
    [InlineData("permessage-bzip2", null)]
    [InlineData(",;=,", null)]
    public async Task An_offer_is_taken_or_passed_over(string offer, string? answer)
    {
        await using var app = await StartAsync(static _ => { });
        Assert.Equal(answer, await AnswerAsync(app, offer));
    }

    [Fact]
    public async Task The_server_has_its_own_wishes()
    {
        await using var app = await StartAsync(static deflate =>
        {
            deflate.ServerNoContextTakeover = deflate.ClientNoContextTakeover = true;
            deflate.ServerMaxWindowBits = 12;
            deflate.ClientMaxWindowBits = 11;
        });

        Assert.Equal("permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=12; client_max_window_bits=11", await AnswerAsync(app, Offer));
        Assert.Null(await AnswerAsync(app, "permessage-deflate"));
    }

    [Fact]
    public async Task Nothing_is_compressed_unless_it_is_wanted_and_offered()
    {
        await using var without = await TestApp.StartAsync();
        Assert.Null(await AnswerAsync(without, Offer));

        await using var with = await StartAsync(static _ => { });
        var wire = await with.OpenAsync(Wire.WebSocket);
        await wire.SendAsync("40");
        Assert.StartsWith("40{", await wire.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_messages_are_compressed_and_small_ones_are_not()
    {
        await using var app = await StartAsync(static _ => { });
        var socket = await JoinAsync(app);
        var text = new string('x', 5_000);

        app.Io.Emit("small", "x");
        app.Io.Emit("large", text);
        app.Io.Compress(false).Emit("large", text);
        app.Io.Emit("binary", new byte[5_000]);

        Assert.False((await socket.ReadMessageAsync()).Compressed);
        var large = await socket.ReadMessageAsync();
        Assert.True(large.Compressed);
        Assert.InRange(large.Payload.Length, 1, 200);
        Assert.Equal($"42[\"large\",\"{text}\"]", Encoding.UTF8.GetString(Inflate(large.Payload)));
        var plain = await socket.ReadMessageAsync();
        Assert.False(plain.Compressed);
        Assert.Equal($"42[\"large\",\"{text}\"]", plain.Text);
        Assert.False((await socket.ReadMessageAsync()).Compressed);
        Assert.True((await socket.ReadMessageAsync()).Compressed);
    }

    [Fact]
    public async Task What_one_socket_is_sent_is_compressed_too_unless_it_says_no()
    {
        await using var app = await StartAsync(static deflate => deflate.Threshold = 300);
        var socket = await JoinAsync(app);
        var server = app.Io.Sockets.Sockets.Values.Single();

        server.Emit("one", new string('x', 300));
        server.Compress(false).Emit("two", new string('x', 300));

        Assert.True((await socket.ReadMessageAsync()).Compressed);
        Assert.False((await socket.ReadMessageAsync()).Compressed);
    }

    [Fact]
    public async Task Compressed_messages_are_read_whole_or_in_pieces()
    {
        await using var app = await StartAsync(static _ => { });
        var socket = await JoinAsync(app);

        await socket.SendBytesAsync(socket.Frame(Opcode.Text, Deflate("421[\"length\",\"hello\"]"u8.ToArray()), reserved: 0x40));
        Assert.Equal("431[5]", await socket.ReadTextAsync());

        var pieces = Deflate("422[\"length\",\"hello, again\"]"u8.ToArray());
        await socket.SendBytesAsync(socket.Frame(Opcode.Text, pieces[..4], fin: false, reserved: 0x40));
        await socket.SendAsync(Opcode.Ping, [7]);
        await socket.SendAsync(Opcode.Continuation, pieces[4..]);
        Assert.Equal("432[12]", await socket.ReadTextAsync());
    }

    [Fact]
    public async Task A_message_that_hardly_gets_smaller_comes_in_many_reads()
    {
        await using var app = await StartAsync(static _ => { });
        var socket = await JoinAsync(app);
        var random = new byte[600_000];
        new Random(1).NextBytes(random);
        var message = Encoding.UTF8.GetBytes($"421[\"length\",\"{Convert.ToBase64String(random)}\"]");

        for (var round = 0; round < 3; round++)
        {
            await socket.SendBytesAsync(socket.Frame(Opcode.Text, Deflate(message), reserved: 0x40));
            Assert.Equal("431[800000]", await socket.ReadTextAsync());
        }
    }

    [Fact]
    public async Task A_message_may_be_as_long_as_allowed_when_it_is_inflated_and_no_longer()
    {
        await using var app = await StartAsync(static _ => { }, static options => options.MaxHttpBufferSize = 100_000);
        var socket = await JoinAsync(app);
        const int Around = 16;

        await socket.SendBytesAsync(socket.Frame(Opcode.Text, Deflate(Event(100_000 - Around)), reserved: 0x40));
        Assert.Equal($"431[{100_000 - Around}]", await socket.ReadTextAsync());

        await socket.SendBytesAsync(socket.Frame(Opcode.Text, Deflate(Event(100_001 - Around)), reserved: 0x40));
        Assert.Equal(1009, (await socket.ReadCloseAsync()).CloseCode);

        static byte[] Event(int length) => Encoding.UTF8.GetBytes($"421[\"length\",\"{new string('x', length)}\"]");
    }

    [Fact]
    public async Task A_bomb_is_not_inflated_further_than_a_message_may_be_long()
    {
        await using var app = await StartAsync(static _ => { });
        var socket = await JoinAsync(app);
        var bomb = Deflate(new byte[200_000_000]);
        Assert.InRange(bomb.Length, 1, 1_000_000);
        var before = GC.GetTotalAllocatedBytes();

        await socket.SendBytesAsync(socket.Frame(Opcode.Binary, bomb, reserved: 0x40));

        Assert.Equal(1009, (await socket.ReadCloseAsync()).CloseCode);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 200_000_000);
        await Bounded.Eventually(() => app.Engine.ClientsCount == 0, "the session has ended");
    }

    [Theory]
    [InlineData("ffffffffffff")]
    [InlineData("00")]
    [InlineData("0000000000")]
    public async Task What_is_no_deflate_closes(string hex)
    {
        await using var app = await StartAsync(static _ => { });
        var healthy = await JoinAsync(app);
        var socket = await JoinAsync(app);

        await socket.SendBytesAsync(socket.Frame(Opcode.Text, Convert.FromHexString(hex), reserved: 0x40));

        await socket.EndAsync();
        await Bounded.Eventually(() => app.Engine.ClientsCount == 1, "the session has ended");
        await healthy.SendTextAsync("421[\"length\",\"x\"]");
        Assert.Equal("431[1]", await healthy.ReadTextAsync());
    }

    [Fact]
    public async Task A_handler_may_answer_while_the_server_stops()
    {
        var running = new Signal<int>();
        var release = new TaskCompletionSource();
        await using var app = await StartAsync(static _ => { }, io: io => io.OnConnection(socket => socket.On("wait", async context =>
        {
            running.Set(1);
            await release.Task;
            context.Ack("done");
        })));
        var socket = await JoinAsync(app);
        await socket.SendTextAsync("421[\"wait\"]");
        await running.NextAsync();

        var stopping = app.StopAsync();
        await Bounded.Eventually(() => app.Io.Draining, "the server is stopping");
        release.SetResult();

        Assert.Equal("431[\"done\"]", await socket.ReadTextAsync());
        await socket.EndAsync();
        await stopping;
    }

    private static Task<TestApp> StartAsync(Action<PerMessageDeflateOptions> deflate, Action<SocketIOOptions>? options = null, Action<SocketIOServer>? io = null) => TestApp.StartAsync(
        settings =>
        {
            settings.PerMessageDeflate = new PerMessageDeflateOptions();
            deflate(settings.PerMessageDeflate);
            options?.Invoke(settings);
        },
        io ?? (static io => io.OnConnection(static socket => socket.On("length", context => context.Ack(context.Get<string>(0)!.Length)))));

    private static async Task<string?> AnswerAsync(TestApp app, string offer)
    {
        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, Path, ["Sec-WebSocket-Extensions: " + offer]);
        app.Own(socket);
        Assert.StartsWith("HTTP/1.1 101 ", head, StringComparison.Ordinal);
        return head.Split("\r\n").FirstOrDefault(static line => line.StartsWith("Sec-WebSocket-Extensions: ", StringComparison.OrdinalIgnoreCase))?.Split(": ")[1];
    }

    private static async Task<RawWebSocket> JoinAsync(TestApp app)
    {
        var socket = await app.WebSocketAsync(Path, "Sec-WebSocket-Extensions: " + Offer);
        Assert.StartsWith("0{", await socket.ReadTextAsync(), StringComparison.Ordinal);
        await socket.SendTextAsync("40");
        Assert.StartsWith("40{", await socket.ReadTextAsync(), StringComparison.Ordinal);
        return socket;
    }

    // RFC 7692, section 7.2.1: what DeflateStream flushes, without the empty block at its end.
    private static byte[] Deflate(byte[] data)
    {
        using var output = new MemoryStream();
        using var deflate = new DeflateStream(output, CompressionLevel.Optimal);
        deflate.Write(data);
        deflate.Flush();
        return output.ToArray()[..^4];
    }

    private static byte[] Inflate(byte[] message)
    {
        using var whole = new MemoryStream([.. message, 0, 0, 0xff, 0xff, 1, 0, 0, 0xff, 0xff]);
        using var inflate = new DeflateStream(whole, CompressionMode.Decompress);
        using var output = new MemoryStream();
        inflate.CopyTo(output);
        return output.ToArray();
    }
}
