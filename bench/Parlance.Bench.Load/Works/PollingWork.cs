using System.Text;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Works;

/// <summary>64 Socket.IO clients that stay with long-polling, each sending its next message when the last one was acknowledged.</summary>
internal sealed class PollingWork(Target target, Loop loop, int bytes) : Work(target, loop)
{
    private const int Clients = 64;
    private PollingClient[] _clients = [];

    protected override void SetUp()
    {
        var payload = Encoding.ASCII.GetString(Payload(bytes));
        _clients = [.. Enumerable.Range(0, Clients).Select(_ => new PollingClient(Loop, Target.Port, Meter, payload))];
        Loop.Await(() => Array.TrueForAll(_clients, static client => client.Ready), TimeSpan.FromSeconds(30), "Connecting");
    }

    protected override void Begin() => Array.ForEach(_clients, static client => client.Echo());

    protected override void TearDown()
    {
        Array.ForEach(_clients, static client => client.Ending = true);
        Loop.Run(TimeSpan.FromMilliseconds(150));
        Array.ForEach(_clients, static client => client.Close());
        Loop.Run(TimeSpan.FromMilliseconds(150));
    }
}
