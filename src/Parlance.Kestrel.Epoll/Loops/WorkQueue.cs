namespace Parlance.Kestrel.Epoll.Loops;

/// <summary>First in, first out. For the thread that owns the loop.</summary>
internal sealed class WorkQueue
{
    private LoopWork[] _items = new LoopWork[64];
    private int _first;
    private int _count;

    public bool IsEmpty => _count == 0;

    public void Add(in LoopWork work)
    {
        if (_count == _items.Length)
        {
            Grow();
        }

        _items[(_first + _count) & (_items.Length - 1)] = work;
        _count++;
    }

    public bool TryTake(out LoopWork work)
    {
        if (_count == 0)
        {
            work = default;
            return false;
        }

        ref var item = ref _items[_first];
        work = item;
        item = default;
        _first = (_first + 1) & (_items.Length - 1);
        _count--;
        return true;
    }

    // Lengths are powers of two.
    private void Grow()
    {
        var larger = new LoopWork[_items.Length * 2];
        for (var index = 0; index < _count; index++)
        {
            larger[index] = _items[(_first + index) & (_items.Length - 1)];
        }

        _items = larger;
        _first = 0;
    }
}
