using Parlance.Bench.Load.Links;

namespace Parlance.Bench.Load.Dialects;

/// <summary>The least that keeps the contract: one letter for what is meant, in front of the payload.</summary>
internal sealed class BareDialect() : Dialect("/ws")
{
    public override void Greet(WebSocketLink link) => link.BecomeReady();

    public override void Take(WebSocketLink link, ReadOnlySpan<byte> message)
    {
        switch (message)
        {
            case [(byte)'e' or (byte)'j', ..]:
                link.TakeAck();
                break;
            case [(byte)'m', ..]:
                link.TakeEvent(message[1..]);
                break;
            default:
                Unexpected(message);
                break;
        }
    }

    public override int Echo(Span<byte> to, int id, ReadOnlySpan<byte> payload) => new Writer(to).Put("e"u8).Put(payload).Length;

    public override int Join(Span<byte> to, int id, ReadOnlySpan<byte> room) => new Writer(to).Put("j"u8).Put(room).Length;

    public override int Publish(Span<byte> to, ReadOnlySpan<byte> room, ReadOnlySpan<byte> payload) =>
        new Writer(to).Put("p"u8).Put(room).Put(" "u8).Put(payload).Length;
}
