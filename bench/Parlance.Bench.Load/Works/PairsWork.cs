using System.Diagnostics;
using Parlance.Bench.Load.Links;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Works;

/// <summary>500 rooms of two: messages at a rate, each due at its time whatever became of those before, or to and fro in each room without a pause.</summary>
internal sealed class PairsWork(Target target, Loop loop, int bytes, int? perSecond) : Work(target, loop)
{
    private const int Pairs = 500;

    private readonly byte[][] _rooms = [.. Enumerable.Range(0, Pairs).Select(RoomName)];
    private readonly byte[] _payload = Payload(bytes);
    private long _sent;
    private long _delivered;
    private long _start;

    public override void OnEvent(WebSocketLink link, ReadOnlySpan<byte> payload)
    {
        Meter.End(Stamp(payload));
        _delivered++;
        if (perSecond is null && !Ending)
        {
            Publish(link, Stopwatch.GetTimestamp());
        }
    }

    protected override void SetUp()
    {
        Open(Pairs * 2);
        JoinAll(index => _rooms[index % Pairs]);
    }

    protected override void Begin()
    {
        _start = Stopwatch.GetTimestamp();
        for (var pair = 0; perSecond is null && pair < Pairs; pair++)
        {
            Publish(Links[pair], _start);
        }
    }

    protected override void Drive(long until)
    {
        if (perSecond is not { } rate)
        {
            base.Drive(until);
            return;
        }

        while (Stopwatch.GetTimestamp() is var now && now < until)
        {
            for (; Due(rate) <= now; now = Stopwatch.GetTimestamp())
            {
                Meter.Sent(Due(rate));
                Publish(Links[(int)(_sent % (Pairs * 2))], Due(rate));
            }

            Loop.Poll(Math.Min(Due(rate), until));
        }
    }

    protected override void TearDown()
    {
        Loop.Await(() => _delivered == _sent, TimeSpan.FromSeconds(30), "Delivering everything");
        base.TearDown();
    }

    private long Due(int rate) => _start + (long)(_sent * (double)Stopwatch.Frequency / rate);

    private void Publish(WebSocketLink link, long stamp)
    {
        _sent++;
        PutStamp(_payload, stamp);
        link.Publish(_rooms[link.Index % Pairs], _payload);
    }
}
