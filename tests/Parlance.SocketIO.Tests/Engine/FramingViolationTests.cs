using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>RFC 6455 as a hostile client breaks it: each ends the connection with the right code.</summary>
public sealed class FramingViolationTests
{
    private const int ProtocolError = 1002;
    private const int InvalidUtf8 = 1007;
    private const int TooBig = 1009;

    private static readonly Dictionary<string, (int Code, Func<RawWebSocket, byte[]> Bytes)> s_violations = new(StringComparer.Ordinal)
    {
        ["a frame without a mask"] = (ProtocolError, static socket => socket.Frame(Opcode.Text, "4x"u8.ToArray(), masked: false)),
        ["the first reserved bit"] = (ProtocolError, static socket => socket.Frame(Opcode.Text, "4x"u8.ToArray(), reserved: 0x40)),
        ["the second reserved bit"] = (ProtocolError, static socket => socket.Frame(Opcode.Text, "4x"u8.ToArray(), reserved: 0x20)),
        ["the third reserved bit"] = (ProtocolError, static socket => socket.Frame(Opcode.Text, "4x"u8.ToArray(), reserved: 0x10)),
        ["a data opcode that nobody knows"] = (ProtocolError, static socket => socket.Frame((Opcode)3, [1])),
        ["a control opcode that nobody knows"] = (ProtocolError, static socket => socket.Frame((Opcode)11, [1])),
        ["a ping in pieces"] = (ProtocolError, static socket => socket.Frame(Opcode.Ping, [1], fin: false)),
        ["a ping of 126 bytes"] = (ProtocolError, static socket => socket.Frame(Opcode.Ping, new byte[126])),
        ["a close frame of one byte"] = (ProtocolError, static socket => socket.Frame(Opcode.Close, [3])),
        ["a close frame of 126 bytes"] = (ProtocolError, static socket => socket.Frame(Opcode.Close, [3, 232, .. new byte[124]])),
        ["the close code 999"] = (ProtocolError, static socket => socket.Frame(Opcode.Close, [3, 231])),
        ["the close code 1004"] = (ProtocolError, static socket => socket.Frame(Opcode.Close, [3, 236])),
        ["the close code 1005"] = (ProtocolError, static socket => socket.Frame(Opcode.Close, [3, 237])),
        ["the close code 1006"] = (ProtocolError, static socket => socket.Frame(Opcode.Close, [3, 238])),
        ["the close code 2999"] = (ProtocolError, static socket => socket.Frame(Opcode.Close, [11, 183])),
        ["the close code 5000"] = (ProtocolError, static socket => socket.Frame(Opcode.Close, [19, 136])),
        ["a continuation of nothing"] = (ProtocolError, static socket => socket.Frame(Opcode.Continuation, [1])),
        ["a message within a message"] = (ProtocolError, static socket => [.. socket.Frame(Opcode.Text, "4x"u8.ToArray(), fin: false), .. socket.Frame(Opcode.Text, "4y"u8.ToArray())]),
        ["more than 1,024 pieces"] = (ProtocolError, static socket =>
            [.. socket.Frame(Opcode.Text, "4"u8.ToArray(), fin: false), .. Enumerable.Repeat(socket.Frame(Opcode.Continuation, [], fin: false), 1_024).SelectMany(static frame => frame)]),
        ["text that is no UTF-8"] = (InvalidUtf8, static socket => socket.Frame(Opcode.Text, [(byte)'4', 0xC3, 0x28])),
        ["a surrogate in UTF-8"] = (InvalidUtf8, static socket => socket.Frame(Opcode.Text, [(byte)'4', 0xED, 0xA0, 0x80])),
        ["text that ends in a character's middle"] = (InvalidUtf8, static socket => socket.Frame(Opcode.Text, [(byte)'4', 0xC3])),
        ["a message that is too large"] = (TooBig, static socket => socket.Frame(Opcode.Text, new byte[1_001])),
        ["a binary message that is too large"] = (TooBig, static socket => socket.Frame(Opcode.Binary, new byte[1_001])),
        ["pieces that are too large together"] = (TooBig, static socket => [.. socket.Frame(Opcode.Binary, new byte[600], fin: false), .. socket.Frame(Opcode.Continuation, new byte[401])]),
        ["a header that claims the longest of all"] = (TooBig, static _ => [0x82, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4]),
        ["a header that claims more than that"] = (TooBig, static _ => [0x82, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4]),
    };

    public static TheoryData<string> Violations { get; } = new(s_violations.Keys);

    [Theory]
    [MemberData(nameof(Violations))]
    public async Task A_violation_closes_the_connection_and_nothing_else(string violation)
    {
        await using var app = await TestApp.StartAsync(static options => options.MaxHttpBufferSize = 1_000);
        var bystander = await app.JoinAsync(Wire.WebSocket);
        var (socket, session) = await FramingTests.OpenAsync(app);
        var closed = PollTests.Closed(session);
        var (code, bytes) = s_violations[violation];

        await socket.SendBytesAsync(bytes(socket));

        Assert.Equal(code, (await socket.ReadCloseAsync()).CloseCode);
        Assert.Equal(DisconnectReason.TransportError, (await closed.NextAsync()).Reason);
        await socket.EndAsync();
        await bystander.SendAsync("40/nope,");
        await bystander.ExpectAsync("""44/nope,{"message":"Invalid namespace"}""");
    }

    [Fact]
    public async Task What_follows_a_violation_is_not_read()
    {
        await using var app = await TestApp.StartAsync();
        var (socket, session) = await FramingTests.OpenAsync(app);
        var messages = new List<string>();
        session.Message += message => messages.Add(message.Text);

        byte[][] frames = [socket.Frame(Opcode.Text, "40"u8.ToArray()), socket.Frame((Opcode)3, []), socket.Frame(Opcode.Text, "4late"u8.ToArray())];
        await socket.SendBytesAsync(frames.SelectMany(static frame => frame).ToArray());

        await socket.ReadCloseAsync();
        Assert.Equal(["0"], messages);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("7")]
    public async Task A_message_that_is_no_packet_closes_the_connection(string message)
    {
        await using var app = await TestApp.StartAsync();
        var (socket, session) = await FramingTests.OpenAsync(app);
        var closed = PollTests.Closed(session);

        await socket.SendTextAsync(message);

        await socket.ReadCloseAsync();
        Assert.Equal(DisconnectReason.ParseError, (await closed.NextAsync()).Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_breaks_in_the_middle_of_a_frame_is_closed(bool reset)
    {
        await using var app = await TestApp.StartAsync();
        var (socket, session) = await FramingTests.OpenAsync(app);
        var closed = PollTests.Closed(session);

        await socket.SendBytesAsync(socket.Frame(Opcode.Text, "4hello"u8.ToArray()).AsMemory()[..^1]);
        if (reset)
        {
            socket.Drop();
        }
        else
        {
            await socket.DisposeAsync();
        }

        Assert.Equal(DisconnectReason.TransportClose, (await closed.NextAsync()).Reason);
        Assert.Equal(0, app.Engine.ClientsCount);
    }
}
