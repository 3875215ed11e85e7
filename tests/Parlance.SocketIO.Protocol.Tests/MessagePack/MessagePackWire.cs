using System.Buffers;
using System.Text;

namespace Parlance.SocketIO.Protocol.Tests.MessagePack;

/// <summary>Short ways to say what goes over the wire as MessagePack.</summary>
internal static class MessagePackWire
{
    public static readonly PacketSerializer Serializer = new();
    public static readonly IPacketEncoder Encoder = PacketParsers.MessagePack.CreateEncoder(Serializer);

    public static IPacketDecoder Decoder(PacketDecoderOptions? options = null) => PacketParsers.MessagePack.CreateDecoder(options ?? new PacketDecoderOptions(), names: null);

    /// <summary>What the encoder writes, in hexadecimal.</summary>
    public static string Written(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return Convert.ToHexStringLower(output.WrittenSpan);
    }

    /// <summary>An event in hexadecimal.</summary>
    public static string Event(string name, params object?[] args) => Written(output => Encoder.EncodeEvent(output, "/", ackId: null, name, args, []));

    /// <summary>Decodes a packet that must be accepted.</summary>
    public static Packet Decode(string hex)
    {
        var decoder = Decoder();
        var status = decoder.Binary(Convert.FromHexString(hex), out var packet);
        Assert.True(status == DecodeStatus.Complete, $"{status} {decoder.ErrorText}");
        return packet;
    }

    /// <summary>Decodes an event <c>e</c> with one argument of those bytes.</summary>
    public static Argument Argument(string hex) => Decode(EventOf(hex)).Arguments[0];

    /// <summary>Decodes what must be refused, and says why it was.</summary>
    public static string Refuse(string hex, PacketDecoderOptions? options = null)
    {
        var decoder = Decoder(options);
        Assert.Equal(DecodeStatus.Error, decoder.Binary(Convert.FromHexString(hex), out _));
        return decoder.ErrorText;
    }

    /// <summary>The packet of an event <c>e</c> with arguments of those bytes.</summary>
    public static string EventOf(params string[] arguments) => $"83{Text("type")}02{Text("data")}{Items(0x90, 0xdc, arguments.Length + 1)}{Text("e")}{string.Concat(arguments)}{Text("nsp")}{Text("/")}";

    public static string Text(string text) => Convert.ToHexStringLower([(byte)(0xa0 + Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)]);

    private static string Items(int few, int many, int count) => count < 16 ? $"{few + count:x2}" : $"{many:x2}{count:x4}";
}
