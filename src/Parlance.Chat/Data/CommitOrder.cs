namespace Parlance.Chat.Data;

/// <summary>
/// Has what follows commits done in the order of the commits, on a database where each connection hears of its own commit, some sooner than others.
/// </summary>
/// <remarks>
/// A line is whatever two transactions must not be confused about: a feed. A transaction takes a place in all its lines at once, just before its commit
/// is sent. It holds the locks of what it has changed by then, and lets go of them with the commit: whoever changes the same has a place behind it, and
/// no two wait for each other. A place is kept until the outcome is known, which behind a commit that has been done is a moment; a transaction that
/// waits for locks, or takes its time, has none yet. So there are never more places than connections, and a line is gone when it is empty.
/// </remarks>
public sealed class CommitOrder
{
    private readonly Lock _gate = new();

    // The last place of each line is enough: every place knows who waits for it.
    private readonly Dictionary<string, CommitPlace> _last = new(StringComparer.Ordinal);

    /// <summary>How many lines there are.</summary>
    internal int Lines
    {
        get
        {
            lock (_gate)
            {
                return _last.Count;
            }
        }
    }

    internal void Enter(CommitPlace place)
    {
        lock (_gate)
        {
            foreach (var line in place.Lines)
            {
                if (_last.TryGetValue(line, out var before))
                {
                    before.Behind.Add(place);
                    place.Before++;
                }

                _last[line] = place;
            }
        }
    }

    /// <summary>The outcome is known: its actions are done as soon as all places before it have been left.</summary>
    internal void Leave(CommitPlace place, IReadOnlyList<Action> actions)
    {
        // Under the lock, so that they run in order: each takes no time.
        lock (_gate)
        {
            place.Actions = actions;
            if (place.Before > 0)
            {
                return;
            }

            Queue<CommitPlace> leaving = new([place]);
            while (leaving.TryDequeue(out var first))
            {
                Leave(first, leaving);
            }
        }
    }

    private void Leave(CommitPlace first, Queue<CommitPlace> leaving)
    {
        foreach (var line in first.Lines)
        {
            if (ReferenceEquals(_last[line], first))
            {
                _last.Remove(line);
            }
        }

        foreach (var action in first.Actions!)
        {
            action();
        }

        foreach (var next in first.Behind)
        {
            next.Before--;
            if (next is { Before: 0, Actions: not null })
            {
                leaving.Enqueue(next);
            }
        }
    }
}
