namespace Parlance.SocketIO;

/// <summary>The rooms that one socket is in. Changes run their effect under this socket's lock, so that a room and its member always agree.</summary>
internal sealed class SocketRoomNames
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _names = new(1, StringComparer.Ordinal);
    private bool _closed;

    public bool TryAdd(string room, Func<bool> join)
    {
        lock (_gate)
        {
            if (_closed || !_names.Add(room))
            {
                return false;
            }

            try
            {
                join();
            }
            catch
            {
                _names.Remove(room);
                throw;
            }

            return true;
        }
    }

    public bool TryRemove(string room, Func<bool> leave)
    {
        lock (_gate)
        {
            if (!_names.Remove(room))
            {
                return false;
            }

            leave();
            return true;
        }
    }

    public string[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _names];
        }
    }

    public bool Contains(string room)
    {
        lock (_gate)
        {
            return _names.Contains(room);
        }
    }

    /// <summary>Takes all names away; none is added any more.</summary>
    public string[] Close()
    {
        lock (_gate)
        {
            _closed = true;
            string[] names = [.. _names];
            _names.Clear();
            return names;
        }
    }
}
