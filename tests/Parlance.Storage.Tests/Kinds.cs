namespace Parlance.Storage.Tests;

/// <summary>The databases on which this run tests, and what all tests share.</summary>
internal static class Kinds
{
    /// <summary>Longer than any of these tests takes on a machine with other work.</summary>
    public const int PatienceMs = 60_000;

    public static TheoryData<Dialect> All { get; } = [.. TestDatabase.Available];

    public static CancellationToken Stop => TestContext.Current.CancellationToken;
}
