namespace Parlance.SocketIO.Idle;

/// <summary>What the server holds after a full collection.</summary>
internal sealed record Footprint(long ResidentKilobytes, long HeapBytes, int Clients);
