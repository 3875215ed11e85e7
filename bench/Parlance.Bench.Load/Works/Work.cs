using System.Diagnostics;
using System.Globalization;
using System.Text;
using Parlance.Bench.Load.Dialects;
using Parlance.Bench.Load.Links;
using Parlance.Bench.Load.Measuring;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Works;

/// <summary>The server that is measured, and how to speak with it.</summary>
internal sealed record Target(int Port, Dialect Dialect, ServerProcess Process);

/// <summary>One kind of traffic: opens its connections, drives them, measures the middle, and closes them.</summary>
internal abstract class Work(Target target, Loop loop) : IListener
{
    private const int ConnectsAtATime = 64;
    private const int StampDigits = 16;

    // In cores. Above it a window is measured again, so many times in all.
    private const double QuietShare = 0.15;
    private const int WindowsMax = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<WebSocketLink> _links = [];
    private int _ready;
    private int _joined;
    private bool _joining;

    protected Meter Meter { get; } = new(target.Process);

    protected Target Target { get; } = target;

    protected Loop Loop { get; } = loop;

    protected IReadOnlyList<WebSocketLink> Links => _links;

    /// <summary>Set when no further message is to be sent.</summary>
    protected bool Ending { get; private set; }

    /// <summary>Runs for the lead-in and the measured time. When other programs ran meanwhile it is measured again, and the quietest time counts.</summary>
    public Figures Run(string name, TimeSpan lead, TimeSpan time)
    {
        SetUp();
        Begin();
        Drive(Clock.After(lead));
        var figures = Measure(name, time);
        for (var window = 1; window < WindowsMax && figures.OthersShare > QuietShare; window++)
        {
            var again = Measure(name, time);
            figures = again.OthersShare < figures.OthersShare ? again : figures;
        }

        Ending = true;
        TearDown();
        return figures;
    }

    /// <summary>Runs once, from the first connection on.</summary>
    public Figures RunOnce(string name, TimeSpan time)
    {
        SetUp();
        Begin();
        var figures = Measure(name, time);
        Ending = true;
        TearDown();
        return figures;
    }

    public void OnReady(WebSocketLink link) => _ready++;

    public void OnAck(WebSocketLink link)
    {
        if (_joining)
        {
            _joined++;
        }
        else
        {
            Acked(link);
        }
    }

    public virtual void OnEvent(WebSocketLink link, ReadOnlySpan<byte> payload) => throw new InvalidOperationException("A message that nobody published.");

    protected abstract void SetUp();

    /// <summary>Sends what goes on by itself from then on.</summary>
    protected virtual void Begin()
    {
    }

    protected virtual void Drive(long until)
    {
        while (Stopwatch.GetTimestamp() < until)
        {
            Loop.Poll(until);
        }
    }

    protected virtual void Acked(WebSocketLink link) => throw new InvalidOperationException("An acknowledgement that nobody asked for.");

    /// <summary>What is still under way comes in, then the connections are closed and the server is given time to see it.</summary>
    protected virtual void TearDown()
    {
        Loop.Run(TimeSpan.FromMilliseconds(150));
        CloseAll();
        Loop.Run(TimeSpan.FromMilliseconds(150));
    }

    protected void CloseAll()
    {
        _links.ForEach(static link => link.Close());
        _links.Clear();
        _ready = 0;
    }

    /// <summary>Opens connections, 64 at a time, until so many are ready.</summary>
    protected void Open(int count)
    {
        Loop.Await(
            () =>
            {
                while (_links.Count < count && _links.Count - _ready < ConnectsAtATime)
                {
                    _links.Add(new WebSocketLink(Loop, Target.Port, Target.Dialect, this) { Index = _links.Count });
                }

                return _ready == count;
            },
            Patience,
            "Connecting");
    }

    /// <summary>Every connection joins the room that the function names.</summary>
    protected void JoinAll(Func<int, byte[]> room)
    {
        _joining = true;
        foreach (var link in _links)
        {
            link.Join(room(link.Index));
        }

        Loop.Await(() => _joined == _links.Count, Patience, "Joining");
        _joining = false;
    }

    protected static byte[] Payload(int bytes)
    {
        var payload = new byte[bytes];
        for (var index = 0; index < bytes; index++)
        {
            payload[index] = (byte)('a' + (index % 26));
        }

        return payload;
    }

    /// <summary>Writes a timestamp over the payload's beginning, for <see cref="Stamp"/> to read at the other end.</summary>
    protected static void PutStamp(Span<byte> payload, long timestamp) =>
        timestamp.TryFormat(payload[..StampDigits], out _, "X16", CultureInfo.InvariantCulture);

    protected static long Stamp(ReadOnlySpan<byte> payload) =>
        long.Parse(payload[..StampDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    protected static byte[] RoomName(int number) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"room-{number}"));

    private Figures Measure(string name, TimeSpan time)
    {
        Meter.Start();
        Drive(Clock.After(time));
        return Meter.Stop(name);
    }
}
