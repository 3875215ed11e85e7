using System.Text.RegularExpressions;

namespace Repo.Tests;

/// <summary>In the page: shared ← features ← app, and no feature imports another.</summary>
public sealed partial class WebArrowTests
{
    private const string Source = "web/app/src/";

    [Fact]
    public void The_page_imports_only_along_the_arrows()
    {
        var files = Repository.FilesUnder(Source, ".ts", ".tsx").ToArray();
        Assert.NotEmpty(files);
        Findings.AssertNone(
            from file in files
            let path = file[Source.Length..]
            from Match match in Import().Matches(Repository.Read(file))
            let problem = Problem(path, match.Groups["target"].Value)
            where problem is not null
            select $"{file}: {problem}",
            "These imports have no arrow:");
    }

    [Theory]
    [InlineData("shared/time.ts", "~/shared/words", true)]
    [InlineData("shared/time.ts", "./zone", true)]
    [InlineData("shared/time.ts", "react", true)]
    [InlineData("shared/time.ts", "~/features/rooms/list", false)]
    [InlineData("features/rooms/list.tsx", "~/shared/time", true)]
    [InlineData("features/rooms/list.tsx", "~/features/rooms/agent", true)]
    [InlineData("features/rooms/list.tsx", "~/features/people/list", false)]
    [InlineData("features/rooms/list.tsx", "~/app/routes", false)]
    [InlineData("features/rooms/list.tsx", "../../shared/time", false)]
    [InlineData("app/routes.tsx", "~/features/rooms/list", true)]
    [InlineData("main.tsx", "~/app/routes", true)]
    public void An_import_is_judged_by_where_it_leads(string from, string target, bool allowed) =>
        Assert.Equal(allowed, Problem(from, target) is null);

    private static string? Problem(string from, string target)
    {
        if (target.StartsWith("../", StringComparison.Ordinal))
        {
            return $"'{target}': siblings by ./, everything else by ~/";
        }

        if (!target.StartsWith("~/", StringComparison.Ordinal))
        {
            return null;
        }

        var (zone, to) = (Zone(from), Zone(target[2..]));
        var allowed = zone.Layer switch
        {
            "shared" => to.Layer is "shared",
            "features" => to.Layer is "shared" || to == zone,
            _ => true,
        };
        return allowed ? null : $"'{target}' is out of reach for {zone.Layer}/{zone.Feature}";
    }

    private static (string Layer, string Feature) Zone(string path) => path.Split('/') switch
    {
        ["features", var feature, ..] => ("features", feature),
        ["shared", ..] => ("shared", ""),
        _ => ("app", ""),
    };

    [GeneratedRegex("""(?:\bfrom|\bimport)\s*\(?\s*['"](?<target>[^'"]+)['"]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Import();
}
