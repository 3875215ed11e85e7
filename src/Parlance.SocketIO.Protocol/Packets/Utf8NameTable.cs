using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// The names that the server knows (events with a handler, namespaces), so that decoding them allocates no string.
/// Safe for any number of threads; reading takes no lock.
/// </summary>
public sealed class Utf8NameTable
{
    // A server has hundreds of names. The limit only stops one that derives names from its users' input.
    private const int NamesMax = 10_000;

    private readonly ConcurrentDictionary<string, string> _names;
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<byte>> _byUtf8;
    private int _count;

    /// <summary>Creates an empty table.</summary>
    public Utf8NameTable()
    {
        _names = new ConcurrentDictionary<string, string>(Utf8NameComparer.Instance);
        _byUtf8 = _names.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Adds a name. Adding it again does nothing; after 10,000 names nothing more is added.</summary>
    /// <param name="name">The name.</param>
    public void Add(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Volatile.Read(ref _count) < NamesMax && _names.TryAdd(name, name))
        {
            Interlocked.Increment(ref _count);
        }
    }

    /// <summary>Finds the string of a name.</summary>
    /// <param name="utf8">The name in UTF-8.</param>
    /// <param name="name">The one string that was added for it.</param>
    /// <returns><see langword="false"/> when the name was never added.</returns>
    public bool TryGet(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out string? name) => _byUtf8.TryGetValue(utf8, out name);
}
