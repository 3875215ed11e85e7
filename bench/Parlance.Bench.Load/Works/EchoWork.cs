using System.Diagnostics;
using Parlance.Bench.Load.Links;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Works;

/// <summary>64 connections, each sending its next message when the last one was acknowledged.</summary>
internal sealed class EchoWork(Target target, Loop loop, int bytes) : Work(target, loop)
{
    private const int Connections = 64;
    private readonly byte[] _payload = Payload(bytes);

    protected override void SetUp() => Open(Connections);

    protected override void Begin()
    {
        foreach (var link in Links)
        {
            Send(link);
        }
    }

    protected override void Acked(WebSocketLink link)
    {
        Meter.End(link.SentAt);
        if (!Ending)
        {
            Send(link);
        }
    }

    private void Send(WebSocketLink link)
    {
        link.SentAt = Stopwatch.GetTimestamp();
        link.Echo(_payload);
    }
}
