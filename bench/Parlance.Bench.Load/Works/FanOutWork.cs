using System.Diagnostics;
using Parlance.Bench.Load.Links;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Works;

/// <summary>One member of a room publishes to the 1,000 others: four publishes outstanding all the time, or at a rate. An operation is a delivery.</summary>
internal sealed class FanOutWork(Target target, Loop loop, int bytes, int? perSecond) : Work(target, loop)
{
    private const int Receivers = 1000, Outstanding = 4;
    private static readonly byte[] Room = RoomName(0);

    private readonly byte[] _payload = Payload(bytes);
    private long _published;
    private long _delivered;
    private long _due;

    public override void OnEvent(WebSocketLink link, ReadOnlySpan<byte> payload)
    {
        if (link.Index == 0)
        {
            throw new InvalidOperationException("The publisher was told its own message.");
        }

        Meter.End(Stamp(payload));
        _delivered++;
        if (perSecond is null && !Ending && _delivered > (_published - Outstanding) * Receivers)
        {
            Publish(Stopwatch.GetTimestamp());
        }
    }

    protected override void SetUp()
    {
        Open(Receivers + 1);
        JoinAll(static _ => Room);
    }

    protected override void Begin()
    {
        _due = Stopwatch.GetTimestamp();
        for (var count = 0; perSecond is null && count < Outstanding; count++)
        {
            Publish(_due);
        }
    }

    protected override void Drive(long until)
    {
        if (perSecond is not { } rate)
        {
            base.Drive(until);
            return;
        }

        for (var now = Stopwatch.GetTimestamp(); now < until; now = Stopwatch.GetTimestamp())
        {
            if (now >= _due)
            {
                Meter.Sent(_due);
                Publish(_due);
                _due += Stopwatch.Frequency / rate;
            }

            Loop.Poll(Math.Min(_due, until));
        }
    }

    protected override void TearDown()
    {
        Loop.Await(() => _delivered == _published * Receivers, TimeSpan.FromSeconds(30), "Delivering everything");
        base.TearDown();
    }

    private void Publish(long stamp)
    {
        _published++;
        PutStamp(_payload, stamp);
        Links[0].Publish(Room, _payload);
    }
}
