using Parlance.Kestrel.Epoll.Native;

namespace Parlance.Kestrel.Epoll.Loops;

/// <summary>What a loop waits for, by key. A key is used once: an event of something that is gone finds nothing.</summary>
internal sealed class LoopSlots
{
    private (ILoopItem? Item, uint Version)[] _slots = new (ILoopItem?, uint)[64];
    private int[] _free = new int[64];
    private int _freeCount;
    private int _used;

    public ulong Add(ILoopItem item)
    {
        if (_freeCount == 0 && _used == _slots.Length)
        {
            Array.Resize(ref _slots, _used * 2);
        }

        var index = _freeCount > 0 ? _free[--_freeCount] : _used++;
        ref var slot = ref _slots[index];
        slot.Item = item;
        slot.Version++;
        return ((ulong)slot.Version << 32) | (uint)index;
    }

    public ILoopItem? Find(ulong key)
    {
        ref var slot = ref _slots[(uint)key];
        return slot.Version == (uint)(key >> 32) ? slot.Item : null;
    }

    public void Remove(ulong key)
    {
        var index = (int)(uint)key;
        _slots[index].Item = null;
        if (_freeCount == _free.Length)
        {
            Array.Resize(ref _free, _freeCount * 2);
        }

        _free[_freeCount++] = index;
    }
}

/// <summary>Something with a descriptor.</summary>
internal interface ILoopItem
{
    /// <summary>How the log calls it.</summary>
    string Name { get; }

    /// <summary>Called on the loop, with what has happened.</summary>
    void OnReady(Readiness readiness);
}
