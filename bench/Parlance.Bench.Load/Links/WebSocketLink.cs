using System.Runtime.InteropServices;
using System.Text;
using Parlance.Bench.Load.Dialects;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Links;

/// <summary>A connection that upgrades to a WebSocket, greets in its dialect, and then carries the contract.</summary>
internal sealed class WebSocketLink(Loop loop, int port, Dialect dialect, IListener listener) : Link(loop, Dial(port), connected: false)
{
    private const int Continuation = 0, Text = 1, Ping = 9, Pong = 10;

    // The generator has one thread, and a message is gone when its call returns.
    private static readonly byte[] Outgoing = new byte[Frames.HeaderMax + 65_536];

    // SignalR sends a message in several frames where it lies in several buffers.
    private readonly List<byte> _fragments = [];
    private bool _upgraded;
    private int _lastId;

    /// <summary>Its place among the connections of the work.</summary>
    public required int Index { get; init; }

    /// <summary>When what it waits for was sent.</summary>
    public long SentAt { get; set; }

    public bool Ready { get; private set; }

    public void Echo(ReadOnlySpan<byte> payload) => SendMessage(dialect.Echo(Outgoing.AsSpan(Frames.HeaderMax), NextId(), payload));

    public void Join(ReadOnlySpan<byte> room) => SendMessage(dialect.Join(Outgoing.AsSpan(Frames.HeaderMax), NextId(), room));

    public void Publish(ReadOnlySpan<byte> room, ReadOnlySpan<byte> payload) => SendMessage(dialect.Publish(Outgoing.AsSpan(Frames.HeaderMax), room, payload));

    public void Say(ReadOnlySpan<byte> message)
    {
        message.CopyTo(Outgoing.AsSpan(Frames.HeaderMax));
        SendMessage(message.Length);
    }

    public void BecomeReady()
    {
        Ready = true;
        listener.OnReady(this);
    }

    public void TakeAck() => listener.OnAck(this);

    public void TakeEvent(ReadOnlySpan<byte> payload) => listener.OnEvent(this, payload);

    protected override void OnConnected() => Send(dialect.UpgradeRequest);

    protected override int Consume(ReadOnlySpan<byte> input)
    {
        var used = 0;
        if (!_upgraded)
        {
            var end = input.IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return 0;
            }

            if (!input.StartsWith("HTTP/1.1 101 "u8))
            {
                throw new InvalidDataException($"No upgrade: {Encoding.UTF8.GetString(input)}");
            }

            used = end + 4;
            _upgraded = true;
            dialect.Greet(this);
        }

        while (!Closed && Frames.TryRead(input[used..], out var opcode, out var last, out var message, out var length))
        {
            used += length;
            Take(opcode, last, message);
        }

        return Closed ? input.Length : used;
    }

    private void Take(int opcode, bool last, ReadOnlySpan<byte> message)
    {
        switch (opcode)
        {
            case Text when last:
                dialect.Take(this, message);
                break;
            case Text or Continuation:
                _fragments.AddRange(message);
                if (last)
                {
                    dialect.Take(this, CollectionsMarshal.AsSpan(_fragments));
                    _fragments.Clear();
                }

                break;
            case Ping or Pong:
                break;
            default:
                throw new InvalidDataException($"The server sent a frame with opcode {opcode}: {Encoding.UTF8.GetString(message)}");
        }
    }

    private int NextId() => _lastId = (_lastId + 1) % 100_000;

    private void SendMessage(int length) => Send(Frames.Enclose(Outgoing, length));
}

/// <summary>Hears what a <see cref="WebSocketLink"/> receives.</summary>
internal interface IListener
{
    void OnReady(WebSocketLink link);

    void OnAck(WebSocketLink link);

    /// <summary>The payload of a message to the room; only valid during the call.</summary>
    void OnEvent(WebSocketLink link, ReadOnlySpan<byte> payload);
}
