using Parlance.Bench.Load.Links;

namespace Parlance.Bench.Load.Dialects;

/// <summary>Engine.IO protocol 4 and Socket.IO protocol 5 over a WebSocket from the start.</summary>
internal sealed class SocketIODialect() : Dialect("/socket.io/?EIO=4&transport=websocket")
{
    public static ReadOnlySpan<byte> EventStart => "42[\"msg\",\""u8;

    public override void Greet(WebSocketLink link)
    {
        // The server speaks first, with its handshake.
    }

    public override void Take(WebSocketLink link, ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("43"u8))
        {
            link.TakeAck();
        }
        else if (message.StartsWith(EventStart))
        {
            link.TakeEvent(message[EventStart.Length..^2]);
        }
        else if (message.StartsWith("40{"u8))
        {
            link.BecomeReady();
        }
        else if (message is [(byte)'0', ..])
        {
            link.Say("40"u8);
        }
        else if (message is [(byte)'2'])
        {
            link.Say("3"u8);
        }
        else
        {
            Unexpected(message);
        }
    }

    public override int Echo(Span<byte> to, int id, ReadOnlySpan<byte> payload) =>
        new Writer(to).Put("42"u8).Put(id).Put("[\"echo\",\""u8).Put(payload).Put("\"]"u8).Length;

    public override int Join(Span<byte> to, int id, ReadOnlySpan<byte> room) =>
        new Writer(to).Put("42"u8).Put(id).Put("[\"join\",\""u8).Put(room).Put("\"]"u8).Length;

    public override int Publish(Span<byte> to, ReadOnlySpan<byte> room, ReadOnlySpan<byte> payload) =>
        new Writer(to).Put("42[\"publish\",\""u8).Put(room).Put("\",\""u8).Put(payload).Put("\"]"u8).Length;
}
