using System.Buffers;

namespace Parlance.SocketIO.Protocol;

/// <summary>Collects the start and end of every argument: first on the caller's stack, then in a rented array.</summary>
internal ref struct ArgumentBounds(Span<int> initial) : IDisposable
{
    private Span<int> _bounds = initial;
    private int[]? _rented;
    private int _used;

    public readonly int Count => _used / 2;

    /// <summary>Where the first argument starts; zero when there is none.</summary>
    public readonly int Origin => _used == 0 ? 0 : _bounds[0];

    /// <summary>Start, end, start, end and so on.</summary>
    public readonly ReadOnlySpan<int> Written => _bounds[.._used];

    public void Add(int start, int end)
    {
        if (_used == _bounds.Length)
        {
            Grow();
        }

        _bounds[_used++] = start;
        _bounds[_used++] = end;
    }

    public readonly void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<int>.Shared.Return(_rented);
        }
    }

    private void Grow()
    {
        // Twice the size keeps it even, so that a pair is never split.
        var larger = ArrayPool<int>.Shared.Rent(_bounds.Length * 2);
        Written.CopyTo(larger);
        Dispose();
        _rented = larger;
        _bounds = larger.AsSpan(0, larger.Length & ~1);
    }
}
