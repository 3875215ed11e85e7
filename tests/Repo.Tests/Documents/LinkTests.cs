using System.Text.RegularExpressions;

namespace Repo.Tests.Documents;

/// <summary>What the documentation points to is there.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Links_between_pages_lead_somewhere() => Findings.AssertNone(
        from page in Pages()
        from Match match in Link().Matches(Repository.Read(page))
        let target = Path.Join(Path.GetDirectoryName(page), match.Groups["target"].Value)
        where !Path.Exists(Path.Combine(Repository.Root, target))
        select $"{page}: {match.Groups["target"].Value}",
        "These links lead nowhere:");

    [Fact]
    public void Files_that_the_pages_name_exist() => Findings.AssertNone(
        from page in Pages()
        from Match match in FilePath().Matches(Repository.Read(page))
        where !Path.Exists(Path.Combine(Repository.Root, match.Groups["path"].Value))
        select $"{page}: {match.Groups["path"].Value}",
        "These files do not exist:");

    private static IEnumerable<string> Pages() => Repository.Files.Where(path => Path.GetExtension(path) is ".md");

    // To a file of this repository, that is without a scheme; what follows # is a place in it.
    [GeneratedRegex(@"\]\((?!\w+:|#)(?<target>[^)#\s]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<path>(src|tests|web|samples|docs|scripts)/[\w./-]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FilePath();
}
