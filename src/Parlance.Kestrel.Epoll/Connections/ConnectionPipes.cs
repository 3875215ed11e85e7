using System.Buffers;
using System.IO.Pipelines;
using Parlance.Kestrel.Epoll.Loops;

namespace Parlance.Kestrel.Epoll.Connections;

/// <summary>How the pipes of connections are made: one set of options for each loop.</summary>
internal sealed class ConnectionPipes
{
    private readonly Dictionary<EpollLoop, (PipeOptions Input, PipeOptions Output)> _options = [];

    public ConnectionPipes(LoopGroup group, EpollTransportOptions options, MemoryPool<byte> pool, EpollLog log)
    {
        Pool = pool;
        Log = log;
        foreach (var loop in group.Loops)
        {
            _options.Add(loop, (
                Options(loop.CodeScheduler, loop.OwnScheduler, options.MaxReadBufferSize),
                Options(loop.OwnScheduler, loop.CodeScheduler, options.MaxWriteBufferSize)));
        }
    }

    public MemoryPool<byte> Pool { get; }

    public EpollLog Log { get; }

    public PipeOptions InputOf(EpollLoop loop) => _options[loop].Input;

    public PipeOptions OutputOf(EpollLoop loop) => _options[loop].Output;

    private PipeOptions Options(PipeScheduler reader, PipeScheduler writer, long pauseAt) =>
        new(Pool, reader, writer, pauseAt, pauseAt / 2, useSynchronizationContext: false);
}
