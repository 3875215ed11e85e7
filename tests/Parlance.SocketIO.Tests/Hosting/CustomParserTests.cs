using System.Buffers;
using System.Text.Json;
using Parlance.SocketIO.Protocol;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Hosting;

/// <summary>A parser of the application's own: here each packet is one JSON object, as socket.io-json-parser has it.</summary>
public sealed class CustomParserTests
{
    [Theory]
    [InlineData(Wire.WebSocket)]
    [InlineData(Wire.Polling)]
    public async Task An_application_may_bring_its_own(Wire transport)
    {
        await using var app = await TestApp.StartAsync(
            static options => options.Parser = new ObjectParser(),
            static io => io.OnConnection(static socket =>
            {
                socket.On("sum", static context => context.Ack(context.Get<int>(0) + context.Get<int>(1)));
                socket.On("bytes", context => socket.Emit("bytes", context.Get<byte[]>(0)));
            }));
        var wire = await app.OpenAsync(transport);

        await wire.SendAsync("""4{"type":0,"nsp":"/"}""");
        Assert.StartsWith("""4{"type":0,"nsp":"/","data":{"sid":""", await wire.NextAsync(), StringComparison.Ordinal);

        await wire.SendAsync("""4{"type":2,"nsp":"/","id":7,"data":["sum",1,2]}""");
        await wire.ExpectAsync("""4{"type":3,"nsp":"/","id":7,"data":[3]}""");
        await wire.SendAsync("""4{"type":2,"nsp":"/","data":["bytes","AQI="]}""");
        await wire.ExpectAsync("""4{"type":2,"nsp":"/","data":["bytes","AQI="]}""");

        await wire.SendAsync("""4{"type":0,"nsp":"/nowhere"}""");
        await wire.ExpectAsync("""4{"type":4,"nsp":"/nowhere","data":{"message":"Invalid namespace"}}""");

        await wire.SendAsync("4nonsense");
        await wire.ClosedAsync();
    }

    [Fact]
    public async Task What_it_says_of_a_bad_packet_reaches_error_listeners()
    {
        var errors = new Signal<string>();
        await using var app = await TestApp.StartAsync(
            static options => options.Parser = new ObjectParser(),
            io => io.OnConnection(socket => socket.OnError(error => errors.Set(error.Message))));
        var wire = await app.OpenAsync(Wire.WebSocket);
        await wire.SendAsync("""4{"type":0,"nsp":"/"}""");
        await wire.NextAsync();

        await wire.SendAsync("4nonsense");

        Assert.Equal("no JSON object", await errors.NextAsync());
    }

    private sealed class ObjectParser : IPacketParser
    {
        public IPacketEncoder CreateEncoder(PacketSerializer serializer) => new ObjectEncoder(serializer);

        public IPacketDecoder CreateDecoder(PacketDecoderOptions options, Utf8NameTable? names) => new ObjectDecoder();
    }

    private sealed class ObjectEncoder(PacketSerializer serializer) : IPacketEncoder
    {
        public bool IsBinary => false;

        public void EncodeEvent(
            IBufferWriter<byte> output, string nsp, ulong? ackId, string eventName, ReadOnlySpan<object?> args, IList<ReadOnlyMemory<byte>> attachments) =>
            Write(output, PacketType.Event, nsp, ackId, (object?[])[eventName, .. args]);

        public void EncodeAck(IBufferWriter<byte> output, string nsp, ulong ackId, ReadOnlySpan<object?> args, IList<ReadOnlyMemory<byte>> attachments) =>
            Write(output, PacketType.Ack, nsp, ackId, args.ToArray());

        public void EncodeConnect(IBufferWriter<byte> output, string nsp, string? sid, string? pid = null) => Write(output, PacketType.Connect, nsp, ackId: null, new { sid });

        public void EncodeConnectError(IBufferWriter<byte> output, string nsp, string message, object? data = null) =>
            Write(output, PacketType.ConnectError, nsp, ackId: null, new { message });

        public void EncodeError(IBufferWriter<byte> output, string nsp, object error) => Write(output, PacketType.ConnectError, nsp, ackId: null, error);

        public void EncodeDisconnect(IBufferWriter<byte> output, string nsp) => Write(output, PacketType.Disconnect, nsp, ackId: null, data: null);

        private void Write(IBufferWriter<byte> output, PacketType type, string nsp, ulong? ackId, object? data)
        {
            var packet = new Dictionary<string, object?>(StringComparer.Ordinal) { ["type"] = (int)type, ["nsp"] = nsp };
            if (ackId is not null)
            {
                packet["id"] = ackId;
            }

            packet["data"] = data;
            serializer.SerializeValue(output, packet);
        }
    }

    private sealed class ObjectDecoder : IPacketDecoder
    {
        public string ErrorText { get; private set; } = "";

        public DecodeStatus Text(ReadOnlySequence<byte> text, out Packet packet)
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                packet = Read(document.RootElement);
                return DecodeStatus.Complete;
            }
            catch (JsonException)
            {
                return Binary(default, out packet);
            }
        }

        public DecodeStatus Binary(ReadOnlyMemory<byte> ownedBytes, out Packet packet)
        {
            packet = default;
            ErrorText = "no JSON object";
            return DecodeStatus.Error;
        }

        private static Packet Read(JsonElement json)
        {
            var type = (PacketType)json.GetProperty("type").GetInt32();
            var arguments = json.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array ? ArgumentList.Parse(data.GetRawText()) : default;
            var named = type == PacketType.Event;
            return new Packet(
                type,
                json.GetProperty("nsp").GetString()!,
                json.TryGetProperty("id", out var id) ? id.GetUInt64() : null,
                named ? data[0].GetString()! : "",
                named ? ArgumentList.Parse($"[{string.Join(',', data.EnumerateArray().Skip(1).Select(static item => item.GetRawText()))}]") : arguments,
                default);
        }
    }
}
