using System.Xml.Linq;

namespace Repo.Tests;

/// <summary>Who may import whom among the projects. A project exists to keep a dependency out of someone's graph.</summary>
public sealed class ProjectArrowTests
{
    private const string Generators = "Parlance.SocketIO.Generators";

    // An arrow allows whatever can be reached through it: references are transitive for the compiler too.
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Parlance.SocketIO.Protocol"] = [],
        ["Parlance.SocketIO"] = ["Parlance.SocketIO.Protocol"],
        ["Parlance.Kestrel.Epoll"] = [],
        ["Parlance.SocketIO.Testing"] = ["Parlance.SocketIO"],
        [Generators] = [],
        ["Parlance.Chat"] = ["Parlance.SocketIO"],
        ["Parlance.Storage.Sqlite"] = ["Parlance.Chat"],
        ["Parlance.Storage.Postgres"] = ["Parlance.Chat"],
        ["Parlance.Integrations"] = ["Parlance.Chat"],
        ["Parlance.Server"] = ["Parlance.Integrations", "Parlance.Kestrel.Epoll", "Parlance.Storage.Sqlite", "Parlance.Storage.Postgres"],
    };

    private static readonly string[] WithoutAspNet = ["Parlance.SocketIO.Protocol", Generators];

    [Fact]
    public void Every_source_project_has_its_arrows() => Findings.AssertNone(
        Projects("src/").Select(Name).Where(name => !Arrows.ContainsKey(name)),
        "A new project needs its row in ProjectArrowTests.Arrows, and in the design:");

    [Fact]
    public void Source_projects_reference_only_along_the_arrows() => Findings.AssertNone(
        from project in Projects("src/")
        from reference in References(project)
        where !MayReference(Name(project), reference)
        select $"{Name(project)} references {reference.Name}",
        "These references have no arrow:");

    [Fact]
    public void Samples_use_the_library_and_nothing_of_the_product() => Findings.AssertNone(
        from project in Projects("samples/")
        from reference in References(project)
        where !reference.AnalyzerOnly && !Reachable("Parlance.SocketIO").Append("Parlance.SocketIO").Contains(reference.Name, StringComparer.Ordinal)
        select $"{project} references {reference.Name}",
        "A sample shows the library alone:");

    [Fact]
    public void The_codecs_and_the_generator_stay_free_of_AspNetCore() => Findings.AssertNone(
        from project in Projects("src/")
        where WithoutAspNet.Contains(Name(project), StringComparer.Ordinal)
        where Load(project).Descendants("FrameworkReference").Any() || Load(project).Root!.Attribute("Sdk")!.Value.Contains(".Web", StringComparison.Ordinal)
        select project,
        "These projects must build without ASP.NET Core:");

    [Fact]
    public void Arrows_lead_down_only()
    {
        Assert.True(MayReference("Parlance.Server", new Reference("Parlance.SocketIO.Protocol", AnalyzerOnly: false)));
        Assert.True(MayReference("Parlance.Chat", new Reference(Generators, AnalyzerOnly: true)));
        Assert.False(MayReference("Parlance.Chat", new Reference(Generators, AnalyzerOnly: false)));
        Assert.False(MayReference("Parlance.SocketIO", new Reference("Parlance.Chat", AnalyzerOnly: false)));
        Assert.False(MayReference("Parlance.SocketIO", new Reference("Parlance.SocketIO.Testing", AnalyzerOnly: false)));
    }

    private static bool MayReference(string from, Reference to) => to switch
    {
        { Name: Generators } => to.AnalyzerOnly,
        _ => Reachable(from).Contains(to.Name, StringComparer.Ordinal),
    };

    private static IEnumerable<string> Reachable(string from) =>
        Arrows.GetValueOrDefault(from, []).SelectMany(next => Reachable(next).Prepend(next));

    private static IEnumerable<string> Projects(string folder) => Repository.FilesUnder(folder, ".csproj");

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static XDocument Load(string project) => XDocument.Load(Path.Combine(Repository.Root, project));

    private static IEnumerable<Reference> References(string project) =>
        from item in Load(project).Descendants("ProjectReference")
        let path = item.Attribute("Include")!.Value.Replace('\\', '/')
        let output = (string?)item.Attribute("ReferenceOutputAssembly")
        select new Reference(Name(path), string.Equals(output, "false", StringComparison.OrdinalIgnoreCase));

    private sealed record Reference(string Name, bool AnalyzerOnly);
}
