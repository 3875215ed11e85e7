namespace Parlance.SocketIO.Protocol;

/// <summary>The parsers that come with the library.</summary>
public static class PacketParsers
{
    /// <summary>Socket.IO's own format, which every client speaks unless it is told otherwise: JSON, with binary beside it.</summary>
    public static IPacketParser Json { get; } = new JsonPacketParser();

    /// <summary>
    /// <see href="https://github.com/socketio/socket.io-msgpack-parser">socket.io-msgpack-parser</see>: each packet is one binary message of
    /// <see href="https://github.com/msgpack/msgpack/blob/master/spec.md">MessagePack</see>, its binary included.
    /// </summary>
    /// <remarks>
    /// Arguments meet handlers as they do with <see cref="Json"/>: <c>bin</c> and JavaScript's <c>ArrayBuffer</c> are binary, dates and the
    /// timestamp extension are ISO 8601 strings, <c>undefined</c> is null or a missing property, NaN and the infinities are null.
    /// A packet may hold 1,000 pieces of binary.
    /// </remarks>
    public static IPacketParser MessagePack { get; } = new MessagePackParser();

    private sealed class JsonPacketParser : IPacketParser
    {
        public IPacketEncoder CreateEncoder(PacketSerializer serializer) => serializer;

        public IPacketDecoder CreateDecoder(PacketDecoderOptions options, Utf8NameTable? names) => new PacketDecoder(options, names);
    }

    private sealed class MessagePackParser : IPacketParser
    {
        public IPacketEncoder CreateEncoder(PacketSerializer serializer) => new MessagePackEncoder(serializer);

        public IPacketDecoder CreateDecoder(PacketDecoderOptions options, Utf8NameTable? names) => new MessagePackDecoder(options, names);
    }
}
