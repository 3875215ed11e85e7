using System.Text.RegularExpressions;

namespace Repo.Tests.Documents;

/// <summary>What docs/parity.md says is shown by a test, or it says why there is nothing.</summary>
public sealed partial class ParityTests
{
    private const string Page = "docs/parity.md";

    [Fact]
    public void Tests_that_the_page_names_exist()
    {
        var named = Test().Matches(Repository.Read(Page));
        Assert.NotEmpty(named);
        Findings.AssertNone(
            from match in named
            where !Repository.FilesUnder("tests/").Any(path => IsIn(path, match))
            select match.Value,
            $"{Page} names tests that do not exist:");
    }

    [Fact]
    public void Each_row_names_a_test_or_says_why_not() => Findings.AssertNone(
        Repository.ReadLines(Page).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !Test().IsMatch(line) && !Reason().IsMatch(line)),
        $"{Page} has rows that nothing shows:");

    private static bool IsIn(string path, Match named) => named.Groups["class"] is { Success: true } type
        ? path.EndsWith($"/{type}.cs", StringComparison.Ordinal) && Repository.Read(path).Contains($" {named.Groups["method"]}(", StringComparison.Ordinal)
        : path.EndsWith($"/{named.Groups["file"]}", StringComparison.Ordinal) && Repository.Read(path).Contains($"'{named.Groups["title"]}'", StringComparison.Ordinal);

    [GeneratedRegex(@"`((?<class>\w+Tests)\.(?<method>\w+)|(?<file>[\w./-]+\.test\.mjs) › (?<title>[^`]+))`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Test();

    [GeneratedRegex(@"\*\*left out\*\*: |[Nn]ot there yet|does not exist|\]\(#|\| shown by \|$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Reason();
}
