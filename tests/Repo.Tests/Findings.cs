namespace Repo.Tests;

internal static class Findings
{
    /// <summary>Fails with every finding on a line of its own, where Assert.Empty would show the first five.</summary>
    public static void AssertNone(IEnumerable<string> findings, string advice)
    {
        var lines = findings.ToArray();
        if (lines.Length > 0)
        {
            Assert.Fail($"{advice}\n{string.Join('\n', lines)}");
        }
    }
}
