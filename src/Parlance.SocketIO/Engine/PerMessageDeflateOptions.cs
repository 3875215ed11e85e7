namespace Parlance.SocketIO;

/// <summary>
/// Compression of WebSocket messages (<see href="https://www.rfc-editor.org/rfc/rfc7692"/>) for clients that offer it, as browsers and the
/// official clients do: <see cref="EngineOptions.PerMessageDeflate"/>.
/// </summary>
/// <remarks>
/// A message may be as long as <see cref="EngineOptions.MaxHttpBufferSize"/> when it has been inflated; nothing is inflated beyond that.
/// The two windows are kept for the life of a connection unless they are given up with the options below.
/// </remarks>
public sealed class PerMessageDeflateOptions
{
    /// <summary>The smallest message that is compressed, in bytes. Default 1,024.</summary>
    public int Threshold { get; set; } = 1_024;

    /// <summary>Whether each message of the server is compressed by itself. Default false: what was sent before helps, and its window is kept.</summary>
    public bool ServerNoContextTakeover { get; set; }

    /// <summary>Whether the client is asked to compress each message by itself. Default false.</summary>
    public bool ClientNoContextTakeover { get; set; }

    /// <summary>The window of what the server sends, as a power of two in bytes: 9 to 15. Default 15.</summary>
    public int ServerMaxWindowBits { get; set; } = 15;

    /// <summary>The window of what clients send, 9 to 15. Default 15. Below it, clients that cannot be limited are not compressed.</summary>
    public int ClientMaxWindowBits { get; set; } = 15;
}
