namespace Repo.Tests.Documents;

/// <summary>The examples of docs/testing.md are tests that run, word for word.</summary>
public sealed class TestingGuideTests
{
    private const string Running = "tests/Parlance.SocketIO.Tests/TestTools/TestingGuide.cs";

    [Fact]
    public void Each_class_of_the_guide_runs()
    {
        var running = Repository.Read(Running);
        var examples = CodeBlock.In("docs/testing.md").Where(block => block.Code.Contains("class ", StringComparison.Ordinal)).ToArray();

        Assert.Equal(3, examples.Length);
        Findings.AssertNone(
            from block in examples
            where !running.Contains(WithoutUsings(block.Code), StringComparison.Ordinal)
            select $"{block}",
            $"Write these blocks as they stand in {Running}:");
    }

    private static string WithoutUsings(string code) =>
        string.Join('\n', code.Split('\n').SkipWhile(line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal)));
}
