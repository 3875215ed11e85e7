using Parlance.Chat.Data;
using Parlance.Storage.Testing;

namespace Parlance.Chat.Tests;

/// <summary>Over which transports a case is tried that takes long.</summary>
internal static class Transports
{
    /// <summary>
    /// Whether polling takes part. What a transport does and what a database does do not touch each other: within CI's time each is tried with the other's
    /// more common one, and in <c>./test full</c> all with all.
    /// </summary>
    public static bool IsPollingTried { get; } = TestDatabase.Kind is Dialect.Sqlite || Environment.GetEnvironmentVariable("PARLANCE_FULL") is "1";
}
