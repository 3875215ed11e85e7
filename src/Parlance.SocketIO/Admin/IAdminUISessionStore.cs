namespace Parlance.SocketIO;

/// <summary>
/// Keeps the ids that the admin UI is given when somebody has signed in, and with which it comes back without a password. Shared by several servers, it
/// lets in on all of them who has signed in on one. Implementations are thread-safe and forget ids after a time.
/// </summary>
public interface IAdminUISessionStore
{
    /// <summary>Whether this id was saved, and has not been forgotten.</summary>
    ValueTask<bool> DoesSessionExistAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Saves an id.</summary>
    ValueTask SaveSessionAsync(string sessionId, CancellationToken cancellationToken);
}

/// <summary>Keeps the ids for 24 hours in memory, the latest 1,000 of them. Thread-safe.</summary>
/// <param name="time">The clock; null for the system's.</param>
public sealed class InMemoryAdminUISessionStore(TimeProvider? time = null) : IAdminUISessionStore
{
    private const int SessionsMax = 1_000;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Queue<(string Id, DateTimeOffset Ends)> _byAge = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<bool> DoesSessionExistAsync(string sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sessionId);
        lock (_gate)
        {
            DropOld(keep: SessionsMax);
            return ValueTask.FromResult(_ids.Contains(sessionId));
        }
    }

    /// <inheritdoc/>
    public ValueTask SaveSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sessionId);
        lock (_gate)
        {
            DropOld(keep: SessionsMax - 1);
            if (_ids.Add(sessionId))
            {
                _byAge.Enqueue((sessionId, _time.GetUtcNow() + s_lifetime));
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>With the gate held.</summary>
    private void DropOld(int keep)
    {
        while (_byAge.TryPeek(out var oldest) && (_byAge.Count > keep || oldest.Ends <= _time.GetUtcNow()))
        {
            _byAge.Dequeue();
            _ids.Remove(oldest.Id);
        }
    }
}
