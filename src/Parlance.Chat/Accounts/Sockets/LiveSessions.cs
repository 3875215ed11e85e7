using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>This node's sockets, by whatever can end them: their session, their personal access token, their account. Thread-safe.</summary>
internal sealed class LiveSessions
{
    private readonly Lock _gate = new();

    // Ids of sessions, tokens and accounts are all UUIDs of their own: one table serves the three.
    private readonly Dictionary<Guid, HashSet<LiveSocket>> _byOwner = [];
    private readonly HashSet<LiveSocket> _all = [];

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _all.Count is 0;
            }
        }
    }

    /// <summary>Adds a socket until it disconnects, or is refused after all.</summary>
    public LiveSocket Add(Socket socket, AuthenticatedActor bearer)
    {
        var live = new LiveSocket(socket, bearer);
        lock (_gate)
        {
            _all.Add(live);
            foreach (var owner in OwnersOf(live.Actor))
            {
                if (!_byOwner.TryGetValue(owner, out var owned))
                {
                    _byOwner.Add(owner, owned = []);
                }

                owned.Add(live);
            }
        }

        socket.Disconnected.UnsafeRegister(static state => ((Entry)state!).Remove(), new Entry(this, live));
        return live;
    }

    /// <summary>The sockets of a session, a token or an account.</summary>
    public IReadOnlyList<LiveSocket> Of(Guid owner)
    {
        lock (_gate)
        {
            return _byOwner.TryGetValue(owner, out var owned) ? [.. owned] : [];
        }
    }

    /// <summary>The sockets whose token has expired.</summary>
    public IReadOnlyList<LiveSocket> Expired(DateTimeOffset now)
    {
        lock (_gate)
        {
            return [.. _all.Where(live => live.ExpiresAt <= now)];
        }
    }

    private void Remove(LiveSocket live)
    {
        lock (_gate)
        {
            _all.Remove(live);
            foreach (var owner in OwnersOf(live.Actor))
            {
                if (_byOwner.TryGetValue(owner, out var owned) && owned.Remove(live) && owned.Count is 0)
                {
                    _byOwner.Remove(owner);
                }
            }
        }
    }

    // A refresh changes none of them.
    private static IEnumerable<Guid> OwnersOf(Actor actor)
    {
        yield return actor.User.Value;
        if (actor.Session is { } session)
        {
            yield return session.Value;
        }

        if (actor.Token is { } token)
        {
            yield return token;
        }
    }

    private sealed record Entry(LiveSessions Sessions, LiveSocket Live)
    {
        public void Remove() => Sessions.Remove(Live);
    }
}
