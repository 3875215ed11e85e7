using System.Text.Json;
using System.Xml.Linq;

namespace Repo.Tests;

/// <summary>Lists that have to name everything: the solution, the suites, the dependencies.</summary>
public sealed class HouseTests
{
    [Fact]
    public void The_solution_lists_every_project()
    {
        var solution = XDocument.Load(Path.Combine(Repository.Root, "Parlance.slnx"));
        var listed = solution.Descendants("Project").Select(project => project.Attribute("Path")!.Value).ToHashSet(StringComparer.Ordinal);
        Findings.AssertNone(
            Repository.Files.Where(path => Path.GetExtension(path) is ".csproj" && !listed.Contains(path)),
            "Add these projects to Parlance.slnx:");
    }

    [Fact]
    public void Every_test_project_is_a_suite_of_the_gate()
    {
        var words = Repository.Read("tests/run/suites.sh").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Findings.AssertNone(
            Repository.FilesUnder("tests/", ".csproj").Select(path => Path.GetFileNameWithoutExtension(path))
                .Where(name => name.EndsWith(".Tests", StringComparison.Ordinal) && !words.Contains(name, StringComparer.Ordinal)),
            "Give these test projects a row in tests/run/suites.sh:");
    }

    [Fact]
    public void Every_dependency_is_accounted_for()
    {
        var accounts = Repository.Read("docs/dependencies.md");
        Findings.AssertNone(
            NuGetPackages().Concat(NpmPackages()).Distinct(StringComparer.Ordinal)
                .Where(name => !accounts.Contains($"| {name} |", StringComparison.Ordinal)),
            "Give these packages a row in docs/dependencies.md, with licence and use:");
    }

    [Fact]
    public void Every_accounted_dependency_exists()
    {
        var packages = NuGetPackages().Concat(NpmPackages()).ToHashSet(StringComparer.Ordinal);
        Findings.AssertNone(
            from line in Repository.ReadLines("docs/dependencies.md")
            where line.StartsWith("| ", StringComparison.Ordinal) && line.EndsWith(" |", StringComparison.Ordinal)
            let cells = line.Split(" | ")
            where cells is [_, "NuGet" or "npm", ..] && !packages.Contains(cells[0][2..])
            select cells[0][2..],
            "docs/dependencies.md has rows for packages that nobody references:");
    }

    [Fact]
    public void Every_lock_file_stands_beside_its_project() => Findings.AssertNone(
        from path in Repository.Files
        let folder = path[..(path.LastIndexOf('/') + 1)]
        let missing = Path.GetFileName(path) switch
        {
            var name when Path.GetExtension(name) is ".csproj" => $"{folder}packages.lock.json",
            // A workspace's packages are locked by the workspace.
            "package.json" when !IsWorkspaceMember(folder) => $"{folder}package-lock.json",
            _ => null,
        }
        where missing is not null && !Repository.Files.Contains(missing, StringComparer.Ordinal)
        select missing,
        "Commit these lock files:");

    [Fact]
    public void The_changelog_has_a_place_for_what_comes_next() =>
        Assert.Contains("\n## [Unreleased]\n", Repository.Read("CHANGELOG.md"), StringComparison.Ordinal);

    private static IEnumerable<string> NuGetPackages() =>
        from version in XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
        select version.Attribute("Include")!.Value;

    private static IEnumerable<string> NpmPackages() =>
        from path in Repository.Files
        where Path.GetFileName(path) is "package.json"
        from name in Dependencies(path)
        select name;

    private static List<string> Dependencies(string path)
    {
        using var package = JsonDocument.Parse(Repository.Read(path));
        var names = new List<string>();
        foreach (var kind in (string[])["dependencies", "devDependencies"])
        {
            if (package.RootElement.TryGetProperty(kind, out var group))
            {
                // Our own packages are no dependencies.
                names.AddRange(group.EnumerateObject().Select(dependency => dependency.Name).Where(name => !name.StartsWith("@parlance/", StringComparison.Ordinal)));
            }
        }

        return names;
    }

    private static bool IsWorkspaceMember(string folder) => Repository.Files.Any(path =>
        Path.GetFileName(path) is "package.json"
        && folder.StartsWith(path[..^"package.json".Length], StringComparison.Ordinal)
        && Repository.Read(path).Contains("\"workspaces\"", StringComparison.Ordinal));
}
