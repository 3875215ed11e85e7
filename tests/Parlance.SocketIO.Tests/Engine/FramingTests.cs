using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>RFC 6455 as a well-behaved client uses it.</summary>
public sealed class FramingTests
{
    private const string Path = "/socket.io/?EIO=4&transport=websocket";

    [Fact]
    public async Task The_handshake_is_answered_as_the_RFC_computes_it()
    {
        await using var app = await TestApp.StartAsync();

        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, Path, ["Sec-WebSocket-Extensions: permessage-deflate", "Sec-WebSocket-Protocol: chat"]);
        app.Own(socket);

        Assert.StartsWith("HTTP/1.1 101 ", head, StringComparison.Ordinal);
        Assert.Contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Upgrade: websocket\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Connection: Upgrade\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Sec-WebSocket-Extensions", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Sec-WebSocket-Protocol", head, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Sec-WebSocket-Version: 8")]
    [InlineData("Sec-WebSocket-Version:")]
    [InlineData("Sec-WebSocket-Key: tooshort")]
    [InlineData("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZSE9PQ==AAAA")]
    [InlineData("Sec-WebSocket-Key:")]
    [InlineData("Upgrade: h2c")]
    public async Task A_handshake_that_is_none_is_refused(string header)
    {
        await using var app = await TestApp.StartAsync();

        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, Path, [header]);
        app.Own(socket);

        Assert.StartsWith("HTTP/1.1 400 ", head, StringComparison.Ordinal);
        Assert.Equal(header.StartsWith("Sec-WebSocket-Version", StringComparison.Ordinal), head.Contains("Sec-WebSocket-Version: 13", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0, app.Engine.ClientsCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(900_000)]
    public async Task Messages_of_every_length_come_and_go(int length)
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Echo);
        var (socket, _) = await OpenAsync(app);
        var text = new string('x', length);
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)7);

        await socket.SendTextAsync("4" + text);
        await socket.SendBinaryAsync(bytes);

        Assert.Equal("4" + text, await socket.ReadTextAsync());
        Assert.Equal(bytes, (await socket.ReadMessageAsync()).Payload);
    }

    [Fact]
    public async Task A_message_may_come_byte_by_byte()
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Echo);
        var (socket, _) = await OpenAsync(app);

        foreach (var value in socket.Frame(Opcode.Text, "4hello, wörld"u8.ToArray()).Concat(socket.Frame(Opcode.Binary, new byte[200])))
        {
            await socket.SendBytesAsync(new[] { value });
        }

        Assert.Equal("4hello, wörld", await socket.ReadTextAsync());
        Assert.Equal(new byte[200], (await socket.ReadMessageAsync()).Payload);
    }

    [Fact]
    public async Task Many_messages_may_come_at_once()
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Echo);
        var (socket, _) = await OpenAsync(app);
        var numbers = Enumerable.Range(0, 1_000).Select(static number => $"4{number}").ToArray();

        await socket.SendBytesAsync(numbers.SelectMany(number => socket.Frame(Opcode.Text, [.. number.Select(static c => (byte)c)])).ToArray());

        foreach (var number in numbers)
        {
            Assert.Equal(number, await socket.ReadTextAsync());
        }
    }

    [Fact]
    public async Task A_message_may_come_in_frames_with_control_frames_between()
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Echo);
        var (socket, session) = await OpenAsync(app);

        // The cut goes through a character.
        await socket.SendAsync(Opcode.Text, [(byte)'4', 0xC3], fin: false);
        await socket.SendAsync(Opcode.Ping, "are you there?"u8.ToArray());
        await socket.SendAsync(Opcode.Continuation, [0xA9], fin: false);
        await socket.SendAsync(Opcode.Pong, [1, 2]);
        await socket.SendAsync(Opcode.Continuation, [], fin: true);

        var pong = await socket.ReadFrameAsync();
        Assert.Equal((Opcode.Pong, "are you there?"), (pong.Opcode, pong.Text));
        Assert.Equal("4é", await socket.ReadTextAsync());
        Assert.True(session.IsOpen);
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_own_bytes()
    {
        await using var app = await TestApp.StartAsync();
        var (socket, _) = await OpenAsync(app);

        await socket.SendAsync(Opcode.Ping, new byte[125]);

        var pong = await socket.ReadFrameAsync();
        Assert.Equal(Opcode.Pong, pong.Opcode);
        Assert.Equal(new byte[125], pong.Payload);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1011)]
    [InlineData(3000)]
    [InlineData(4999)]
    [InlineData(1005)]
    public async Task A_close_frame_is_answered_with_its_code(int code)
    {
        await using var app = await TestApp.StartAsync();
        var (socket, session) = await OpenAsync(app);
        var closed = PollTests.Closed(session);

        await (code == 1005 ? socket.SendAsync(Opcode.Close, []) : socket.SendCloseAsync(code));

        Assert.Equal(code, (await socket.ReadCloseAsync()).CloseCode);
        await socket.EndAsync();
        Assert.Equal(DisconnectReason.TransportClose, (await closed.NextAsync()).Reason);
    }

    [Fact]
    public async Task The_server_closes_with_an_empty_frame_after_what_waits()
    {
        await using var app = await TestApp.StartAsync();
        var (socket, session) = await OpenAsync(app);

        session.Send("last words");
        session.Close();

        Assert.Equal("4last words", await socket.ReadTextAsync());
        Assert.Empty((await socket.ReadCloseAsync()).Payload);
        await socket.SendAsync(Opcode.Close, []);
        await socket.EndAsync();
    }

    [Fact]
    public async Task A_client_that_does_not_answer_the_close_frame_is_dropped_after_5_seconds()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await TestApp.StartAsync(time: time);
        var (socket, session) = await OpenAsync(app);

        session.Close();
        await socket.ReadCloseAsync();
        time.Advance(TimeSpan.FromSeconds(6));

        await socket.EndAsync();
    }

    internal static async Task<(RawWebSocket Socket, EngineSocket Session)> OpenAsync(TestApp app)
    {
        var sessions = new Signal<EngineSocket>();
        app.Engine.Connection += sessions.Set;
        var wire = (WebSocketWire)await app.OpenAsync(Wire.WebSocket);
        return (wire.Socket, await sessions.NextAsync());
    }
}
