using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// The buffer and JSON writer with which a packet's payload is built before its header, which depends on it, is known.
/// Each thread keeps one. Whoever uses it takes it out, so that a converter which emits while it is being called gets another.
/// </summary>
internal sealed class EncodeScratch : IDisposable
{
    // A rare large message must not keep its buffer on every thread for ever.
    private const int KeptBytesMax = 64 * 1024;

    [ThreadStatic]
    private static EncodeScratch? t_idle;

    private readonly PooledBuffer _buffer = new();
    private readonly JavaScriptEncoder? _encoder;
    private readonly int _depthMax;

    private EncodeScratch(JavaScriptEncoder? encoder, int depthMax)
    {
        _encoder = encoder;
        _depthMax = depthMax;
        Writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = _encoder, MaxDepth = _depthMax });
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>The binary of a packet that has its binary inside.</summary>
    public InlineBinaries Binaries { get; } = [];

    /// <summary>Where the next byte goes.</summary>
    public int Position => checked((int)(Writer.BytesCommitted + Writer.BytesPending));

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            Writer.Flush();
            return _buffer.Written;
        }
    }

    public static EncodeScratch Take(JsonSerializerOptions options) => Take(options.Encoder, options.MaxDepth);

    public static EncodeScratch Take(JavaScriptEncoder? encoder, int depthMax)
    {
        var idle = t_idle;
        t_idle = null;
        return idle is not null && ReferenceEquals(idle._encoder, encoder) && idle._depthMax == depthMax ? idle : new EncodeScratch(encoder, depthMax);
    }

    /// <summary>Gives it back to the thread.</summary>
    public void Dispose()
    {
        // Also after an exception, when the writer stands in the middle of something.
        Writer.Reset();
        if (_buffer.Capacity > KeptBytesMax)
        {
            _buffer.Release();
        }

        _buffer.Clear();
        Binaries.Clear();
        t_idle = this;
    }
}
