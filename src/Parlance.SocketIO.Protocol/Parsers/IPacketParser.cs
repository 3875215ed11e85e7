namespace Parlance.SocketIO.Protocol;

/// <summary>
/// How Socket.IO packets look on the wire: Node.js' <see href="https://socket.io/docs/v4/custom-parser/"><c>parser</c></see>. Server and
/// clients must use the same one. <see cref="PacketParsers"/> has those that come with the library.
/// </summary>
public interface IPacketParser
{
    /// <summary>Makes the encoder of a server. Called once.</summary>
    /// <param name="serializer">How the application's values become JSON, and received arguments values.</param>
    IPacketEncoder CreateEncoder(PacketSerializer serializer);

    /// <summary>Makes the decoder of one connection.</summary>
    /// <param name="options">The limits that it has to hold.</param>
    /// <param name="names">Events and namespaces that the server knows, so that decoding them need not allocate a string.</param>
    IPacketDecoder CreateDecoder(PacketDecoderOptions options, Utf8NameTable? names);
}
