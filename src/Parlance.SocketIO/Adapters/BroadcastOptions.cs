namespace Parlance.SocketIO;

/// <summary>Whom a broadcast reaches, and how. Immutable.</summary>
public sealed record BroadcastOptions
{
    /// <summary>The whole namespace.</summary>
    public static BroadcastOptions All { get; } = new();

    /// <summary>The rooms whose members are reached, each once; empty reaches the whole namespace.</summary>
    public IReadOnlyList<string> Rooms { get; init; } = [];

    /// <summary>The rooms whose members are left out.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Whether a socket that cannot be written to at once is passed over.</summary>
    public bool Volatile { get; init; }

    /// <summary>Whether long-polling responses and WebSocket messages may be compressed. Default true.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>Whether only this server's sockets are reached.</summary>
    public bool Local { get; init; }

    /// <summary>How long acknowledgements are waited for; null for as long as clients are connected.</summary>
    public TimeSpan? Timeout { get; init; }

    internal SendFlags Flags => (Volatile ? SendFlags.Volatile : SendFlags.None) | (Compress ? SendFlags.None : SendFlags.NoCompress);
}
