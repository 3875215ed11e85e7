using System.Buffers.Text;
using System.Text;
using Parlance.Bench.Load.Links;

namespace Parlance.Bench.Load.Dialects;

/// <summary>How the contract is said in one protocol: echo with acknowledgement, join with acknowledgement, publish to the others in a room.</summary>
internal abstract class Dialect(string path)
{
    public byte[] UpgradeRequest { get; } = Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

    public static Dialect Parse(string name) => name switch
    {
        "socket.io" => new SocketIODialect(),
        "signalr" => new SignalRDialect(),
        "bare" => new BareDialect(),
        _ => throw new ArgumentException($"{name}: socket.io, signalr or bare", nameof(name)),
    };

    /// <summary>The upgrade has succeeded: says what the protocol wants next.</summary>
    public abstract void Greet(WebSocketLink link);

    /// <summary>Takes one message from the server apart.</summary>
    public abstract void Take(WebSocketLink link, ReadOnlySpan<byte> message);

    /// <summary>Writes the message and returns its length, as the two others do.</summary>
    public abstract int Echo(Span<byte> to, int id, ReadOnlySpan<byte> payload);

    public abstract int Join(Span<byte> to, int id, ReadOnlySpan<byte> room);

    public abstract int Publish(Span<byte> to, ReadOnlySpan<byte> room, ReadOnlySpan<byte> payload);

    protected static void Unexpected(ReadOnlySpan<byte> message) => throw new InvalidDataException($"Unexpected: {Encoding.UTF8.GetString(message)}");

    /// <summary>Writes parts one after the other. What it says is short and fits by construction; a span that is too short throws.</summary>
    protected ref struct Writer(Span<byte> to)
    {
        private readonly Span<byte> _to = to;

        public int Length { get; private set; }

        public Writer Put(ReadOnlySpan<byte> part)
        {
            part.CopyTo(_to[Length..]);
            Length += part.Length;
            return this;
        }

        public Writer Put(int number)
        {
            _ = Utf8Formatter.TryFormat(number, _to[Length..], out var written);
            Length += written;
            return this;
        }
    }
}
