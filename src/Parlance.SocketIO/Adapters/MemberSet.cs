namespace Parlance.SocketIO;

/// <summary>
/// Sockets that a broadcast goes through: changed under a lock of its own, read through a snapshot that is made again only after a change, so
/// that a broadcast to a settled room takes no lock.
/// </summary>
internal sealed class MemberSet
{
    // Up to here a search through the array is cheaper than an index, and most rooms are small: each socket has one of its own.
    private const int LinearMax = 16;

    private readonly Lock _gate = new();
    private Socket[] _items = [];
    private int _count;
    private Dictionary<Socket, int>? _index;
    private Socket[]? _snapshot;
    private bool _closed;

    public Socket[] Snapshot => Volatile.Read(ref _snapshot) ?? MakeSnapshot();

    /// <returns>False when the set has been closed: a new one is needed.</returns>
    public bool TryAdd(Socket socket)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            if (Find(socket) >= 0)
            {
                return true;
            }

            if (_count == _items.Length)
            {
                Array.Resize(ref _items, _count == 0 ? 1 : _count * 2);
            }

            _items[_count] = socket;
            _index?.Add(socket, _count);
            _count++;
            if (_index is null && _count > LinearMax)
            {
                MakeIndex();
            }

            Volatile.Write(ref _snapshot, null);
            return true;
        }
    }

    /// <summary>Removes a socket; an empty set that <paramref name="closeIfEmpty"/> is asked for takes no more.</summary>
    /// <returns>Whether the set was closed by this call.</returns>
    public bool Remove(Socket socket, bool closeIfEmpty)
    {
        lock (_gate)
        {
            var at = Find(socket);
            if (at >= 0)
            {
                var last = _items[--_count];
                _items[at] = last;
                _items[_count] = null!;
                if (_index is not null)
                {
                    _index[last] = at;
                    _index.Remove(socket);
                }

                Volatile.Write(ref _snapshot, null);
            }

            if (_count > 0 || !closeIfEmpty || _closed)
            {
                return false;
            }

            _closed = true;
            return true;
        }
    }

    private int Find(Socket socket) => _index is null
        ? Array.IndexOf(_items, socket, 0, _count)
        : _index.TryGetValue(socket, out var at) ? at : -1;

    private void MakeIndex()
    {
        _index = new Dictionary<Socket, int>(_items.Length);
        for (var at = 0; at < _count; at++)
        {
            _index.Add(_items[at], at);
        }
    }

    private Socket[] MakeSnapshot()
    {
        lock (_gate)
        {
            var snapshot = _items.AsSpan(0, _count).ToArray();
            Volatile.Write(ref _snapshot, snapshot);
            return snapshot;
        }
    }
}
