using System.Buffers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Protocol;
using Parlance.SocketIO.Tests.Gateways;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Hosting;

/// <summary>The MessagePack parser at the wire. The official client is asked in tests/Clients.</summary>
public sealed class MessagePackTests
{
    private static readonly PacketSerializer s_serializer = new();
    private static readonly IPacketEncoder s_encoder = PacketParsers.MessagePack.CreateEncoder(s_serializer);

    private sealed record Upload(string Name, byte[] Bytes);

    [Theory]
    [InlineData(Wire.WebSocket)]
    [InlineData(Wire.Polling)]
    public async Task A_typed_handler_is_asked_and_answers(Wire transport)
    {
        await using var app = await StartAsync(static socket => socket.On<Upload>("upload", static (upload, ack) => ack.Send(upload with { Bytes = [.. upload.Bytes.Reverse()] })));
        var wire = await JoinAsync(app, transport);

        await wire.SendAsync(Event(3, "upload", new Upload("é", [1, 2])));

        var answer = await NextAsync(wire);
        Assert.Equal((PacketType.Ack, 3UL), (answer.Type, answer.AckId));
        var upload = answer.Arguments[0].Get<Upload>(s_serializer)!;
        Assert.Equal("é", upload.Name);
        Assert.Equal([2, 1], upload.Bytes);
    }

    [Fact]
    public async Task A_gateway_binds_as_it_does_with_JSON()
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddSingleton<Journal>().AddSocketIO(static options => options.Parser = PacketParsers.MessagePack).AddGateway<BindingGateway>(),
            static app => app.MapSocketIO());
        var wire = await JoinAsync(app, Wire.WebSocket, "/binding");

        await wire.SendAsync(EventOf(1, "/binding", "sum", 1, 2), EventOf(2, "/binding", "point", new { X = 1, Y = 2 }));

        Assert.Equal("3", (await NextAsync(wire)).Arguments[0].ToString());
        Assert.Equal("""{"x":2,"y":1}""", (await NextAsync(wire)).Arguments[0].ToString());
    }

    [Fact]
    public async Task A_broadcast_and_a_question_to_the_client_are_binary_frames()
    {
        await using var app = await StartAsync(static _ => { });
        var wire = await JoinAsync(app, Wire.WebSocket);

        app.Io.Emit("news", 1, new byte[] { 7 });
        var news = await NextAsync(wire);
        Assert.Equal("news", news.EventName);
        Assert.Equal([7], news.Arguments[1].Bytes.ToArray());

        var answers = app.Io.Timeout(Bounded.Limit).EmitWithAck<string>("ready?");
        var question = await NextAsync(wire);
        await wire.SendAsync(Frame(output => s_encoder.EncodeAck(output, "/", question.AckId!.Value, ["yes"], [])));
        Assert.Equal(["yes"], await answers);
    }

    [Fact]
    public async Task An_auth_object_and_a_refusal_are_understood()
    {
        await using var app = await StartAsync(static _ => { });
        app.Io.Of("/guarded").Use((socket, next) => socket.Handshake.GetAuth<Dictionary<string, string>>()?["token"] is "secret" ? next() : throw new ConnectErrorException("wrong", new { Code = 1 }));
        var wire = await app.OpenAsync(Wire.WebSocket);

        await wire.SendAsync(Connect("/guarded", "a guess"));
        var refused = await NextAsync(wire);
        Assert.Equal((PacketType.ConnectError, """{"message":"wrong","data":{"code":1}}"""), (refused.Type, Encoding.UTF8.GetString(refused.Payload.Span)));

        await wire.SendAsync(Connect("/guarded", "secret"));
        Assert.Equal(PacketType.Connect, (await NextAsync(wire)).Type);
    }

    [Theory]
    [InlineData(Wire.WebSocket, "40")]
    [InlineData(Wire.Polling, "40")]
    [InlineData(Wire.WebSocket, "bwQ==")]
    [InlineData(Wire.WebSocket, "b3/////8=")]
    [InlineData(Wire.Polling, "b3/////8=")]
    public async Task Whoever_speaks_something_else_is_closed_and_nobody_else(Wire transport, string packet)
    {
        await using var app = await StartAsync(static socket => socket.On("echo", context => context.Ack(context.Get<int>(0))));
        var healthy = await JoinAsync(app, Wire.WebSocket);
        var wire = await JoinAsync(app, transport);

        await wire.SendAsync(packet);

        await wire.ClosedAsync();
        await healthy.SendAsync(Event(0, "echo", 5));
        Assert.Equal("5", (await NextAsync(healthy)).Arguments[0].ToString());
    }

    [Fact]
    public async Task The_bare_door_speaks_JSON()
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddSocketIO(static options => options.Parser = PacketParsers.MessagePack),
            static app => app.MapSocketIOWebSocket("/ws", "/"));
        app.Io.OnConnection(static socket => socket.Emit("hello", new byte[] { 1 }));

        var socket = await app.WebSocketAsync("/ws");

        await socket.SendTextAsync("""{"event":"auth","id":0}""");
        Assert.StartsWith("""{"id":0,""", await socket.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"event":"hello","data":"AQ=="}""", await socket.ReadTextAsync());
    }

    private static Task<TestApp> StartAsync(Action<Socket> connected) =>
        TestApp.StartAsync(static options => options.Parser = PacketParsers.MessagePack, io => io.OnConnection(connected));

    private static async Task<EngineWire> JoinAsync(TestApp app, Wire transport, string nsp = "/")
    {
        var wire = await app.OpenAsync(transport);
        await wire.SendAsync(Connect(nsp, token: null));
        Assert.Equal(PacketType.Connect, (await NextAsync(wire)).Type);
        return wire;
    }

    private static string Connect(string nsp, string? token) => "b" + Convert.ToBase64String(
        [0x83, .. Short("type"), 0, .. Short("data"), 0x81, .. Short("token"), .. Short(token ?? ""), .. Short("nsp"), .. Short(nsp)]);

    private static byte[] Short(string text) => [(byte)(0xa0 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Event(ulong ackId, string eventName, params object?[] args) => EventOf(ackId, "/", eventName, args);

    private static string EventOf(ulong ackId, string nsp, string eventName, params object?[] args) =>
        Frame(output => s_encoder.EncodeEvent(output, nsp, ackId, eventName, args, []));

    private static string Frame(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return "b" + Convert.ToBase64String(output.WrittenSpan);
    }

    private static async Task<Packet> NextAsync(EngineWire wire)
    {
        var message = await wire.NextAsync();
        Assert.StartsWith("b", message, StringComparison.Ordinal);
        var decoder = PacketParsers.MessagePack.CreateDecoder(new PacketDecoderOptions { AcceptConnectError = true }, names: null);
        Assert.Equal(DecodeStatus.Complete, decoder.Binary(Convert.FromBase64String(message[1..]), out var packet));
        return packet;
    }
}
