using FsCheck;

namespace Parlance.SocketIO.Protocol.Tests.Properties;

/// <summary>How hard properties and fuzz tests try.</summary>
internal static class Checks
{
    /// <summary>Set by the long test run.</summary>
    public static readonly bool IsFull = string.Equals(Environment.GetEnvironmentVariable("PARLANCE_FULL"), "1", StringComparison.Ordinal);

    /// <summary>FsCheck prints the seed of a failure; give it to WithReplay to see it again.</summary>
    public static readonly Config Config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(IsFull ? 20_000 : 300);

    /// <summary>How many mutations a fuzz test tries.</summary>
    public static readonly int FuzzIterations = IsFull ? 2_000_000 : 20_000;
}
