namespace Parlance.SocketIO;

/// <summary>Handlers in the order of registration. Read without a lock; changed by replacing the array.</summary>
internal sealed class HandlerList<T>
    where T : class
{
    private T[] _items;

    public HandlerList()
        : this([])
    {
    }

    private HandlerList(T[] items) => _items = items;

    public T[] Items => Volatile.Read(ref _items);

    public IDisposable Add(T handler, bool first = false)
    {
        Change(items => first ? [handler, .. items] : [.. items, handler]);
        return new Registration(this, handler);
    }

    public bool Remove(T handler)
    {
        var removed = false;
        Change(items =>
        {
            var index = Array.IndexOf(items, handler);
            removed = index >= 0;
            return removed ? [.. items[..index], .. items[(index + 1)..]] : items;
        });
        return removed;
    }

    public void Clear() => Volatile.Write(ref _items, []);

    public HandlerList<T> Copy() => new(Items);

    private void Change(Func<T[], T[]> change)
    {
        T[] before;
        T[] after;
        do
        {
            before = Items;
            after = change(before);
        }
        while (Interlocked.CompareExchange(ref _items, after, before) != before);
    }

    private sealed class Registration(HandlerList<T> list, T handler) : IDisposable
    {
        private HandlerList<T>? _list = list;

        public void Dispose() => Interlocked.Exchange(ref _list, null)?.Remove(handler);
    }
}
