namespace Parlance.Kestrel.Epoll.Loops;

/// <summary>The loops of a server, with their watchdog. They live for as long as anything uses them: listeners and connections.</summary>
internal sealed class LoopGroup
{
    private readonly EpollLoop[] _loops;
    private readonly LoopWatchdog _watchdog;
    private int _users = 1;

    /// <exception cref="IOException">The system does not let them be made.</exception>
    public LoopGroup(EpollTransportOptions options, EpollLog log)
    {
        _watchdog = new LoopWatchdog(options.TakeOverAfter, log);
        _loops = new EpollLoop[options.LoopCount];
        for (var index = 0; index < _loops.Length; index++)
        {
            _loops[index] = new EpollLoop(_watchdog, log);
        }

        foreach (var loop in _loops)
        {
            loop.Start();
        }

        _watchdog.Start(_loops);
    }

    public EpollLoop[] Loops => _loops;

    /// <summary>The loop that accepts.</summary>
    public EpollLoop First => _loops[0];

    /// <summary>The loop with the fewest connections.</summary>
    public EpollLoop Quietest()
    {
        var quietest = _loops[0];
        foreach (var loop in _loops)
        {
            if (Volatile.Read(ref loop.Connections) < Volatile.Read(ref quietest.Connections))
            {
                quietest = loop;
            }
        }

        return quietest;
    }

    /// <returns>False when the loops have ended.</returns>
    public bool TryUse()
    {
        var users = Volatile.Read(ref _users);
        while (users > 0)
        {
            var seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users)
            {
                return true;
            }

            users = seen;
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            _watchdog.Stop();
            foreach (var loop in _loops)
            {
                loop.Stop();
            }
        }
    }
}
