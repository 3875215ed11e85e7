using System.Threading.Channels;
using Parlance.Chat.Accounts;

namespace Parlance.Chat.Presence.Live;

/// <summary>When people were last seen, as far as it is not on disk yet: one moment for each person, whatever becomes of the database. Thread-safe.</summary>
internal sealed class LastSeen
{
    private readonly Lock _gate = new();
    private readonly Dictionary<UserId, DateTimeOffset> _waiting = [];

    // One mark is enough, however many wait.
    private readonly Channel<bool> _marks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    public void Note(UserId user, DateTimeOffset at)
    {
        lock (_gate)
        {
            _waiting[user] = at;
        }

        _marks.Writer.TryWrite(true);
    }

    public DateTimeOffset? Find(UserId user)
    {
        lock (_gate)
        {
            return _waiting.TryGetValue(user, out var at) ? at : null;
        }
    }

    /// <summary>Waits until something was noted.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancel) => _marks.Reader.ReadAsync(cancel);

    public IReadOnlyList<KeyValuePair<UserId, DateTimeOffset>> Waiting()
    {
        lock (_gate)
        {
            return [.. _waiting];
        }
    }

    /// <summary>These are on disk, unless they were noted anew meanwhile.</summary>
    public void Written(IEnumerable<KeyValuePair<UserId, DateTimeOffset>> batch)
    {
        lock (_gate)
        {
            foreach (var (user, at) in batch)
            {
                if (_waiting.TryGetValue(user, out var newest) && newest == at)
                {
                    _waiting.Remove(user);
                }
            }
        }
    }
}
