namespace Parlance.Chat.Data;

/// <summary>How a database is.</summary>
/// <param name="Dialect">Which one it is.</param>
/// <param name="Version">Its own version.</param>
/// <param name="Schema">Its newest migration; 0 when it is empty.</param>
/// <param name="SchemaKnown">The newest migration of this program. Larger than <paramref name="Schema"/>: migrations are pending.</param>
/// <param name="Latency">How long it took to answer.</param>
public sealed record DatabaseStatus(Dialect Dialect, string Version, int Schema, int SchemaKnown, TimeSpan Latency);
