using Parlance.Bench.Load.Links;

namespace Parlance.Bench.Load.Dialects;

/// <summary>SignalR's JSON hub protocol over a WebSocket, without negotiation.</summary>
internal sealed class SignalRDialect() : Dialect("/hub")
{
    private const byte RecordEnd = 0x1E;

    private static ReadOnlySpan<byte> EventStart => "{\"type\":1,\"target\":\"msg\",\"arguments\":[\""u8;

    private static ReadOnlySpan<byte> Ping => "{\"type\":6}\u001e"u8;

    public override void Greet(WebSocketLink link) => link.Say("{\"protocol\":\"json\",\"version\":1}\u001e"u8);

    public override void Take(WebSocketLink link, ReadOnlySpan<byte> message)
    {
        while (message.IndexOf(RecordEnd) is >= 0 and var end)
        {
            TakeRecord(link, message[..end]);
            message = message[(end + 1)..];
        }
    }

    public override int Echo(Span<byte> to, int id, ReadOnlySpan<byte> payload) =>
        new Writer(to).Put("{\"type\":1,\"invocationId\":\""u8).Put(id).Put("\",\"target\":\"Echo\",\"arguments\":[\""u8).Put(payload).Put("\"]}\u001e"u8).Length;

    public override int Join(Span<byte> to, int id, ReadOnlySpan<byte> room) =>
        new Writer(to).Put("{\"type\":1,\"invocationId\":\""u8).Put(id).Put("\",\"target\":\"Join\",\"arguments\":[\""u8).Put(room).Put("\"]}\u001e"u8).Length;

    public override int Publish(Span<byte> to, ReadOnlySpan<byte> room, ReadOnlySpan<byte> payload) =>
        new Writer(to).Put("{\"type\":1,\"target\":\"Publish\",\"arguments\":[\""u8).Put(room).Put("\",\""u8).Put(payload).Put("\"]}\u001e"u8).Length;

    private static void TakeRecord(WebSocketLink link, ReadOnlySpan<byte> record)
    {
        if (record.StartsWith(EventStart))
        {
            link.TakeEvent(record[EventStart.Length..^3]);
        }
        else if (record.StartsWith("{\"type\":3,"u8) && record.IndexOf("\"error\":"u8) < 0)
        {
            link.TakeAck();
        }
        else if (record.SequenceEqual("{}"u8))
        {
            link.BecomeReady();
        }
        else if (record.StartsWith("{\"type\":6"u8))
        {
            link.Say(Ping);
        }
        else
        {
            Unexpected(record);
        }
    }
}
