using System.Security.Cryptography;
using System.Xml.Linq;

namespace Repo.Tests.Packages;

/// <summary>The packages of a release. What compiles them, twice, takes long: only in `./test full`.</summary>
public sealed class PackageTests(PackedTwice packed) : IClassFixture<PackedTwice>
{
    public static TheoryData<string> Names => [.. PackedTwice.Names];

    // The framework's generator writes several in an order that differs from build to build, but not each time.
    [Fact]
    public void A_package_has_one_class_of_log_messages() => Findings.AssertNone(
        from name in PackedTwice.Names
        let files = Repository.FilesUnder($"src/{name}/", ".cs").Where(static path => Repository.Read(path).Contains("[LoggerMessage(", StringComparison.Ordinal)).ToArray()
        where files.Length > 1
        select $"{name}: {string.Join(", ", files)}",
        "These packages would not be the same each time they are built:");

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public async Task A_package_is_the_same_wherever_it_is_built(string name)
    {
        foreach (var kind in (string[])["nupkg", "snupkg"])
        {
            var (first, second) = await packed.OfAsync(name, kind);
            Assert.Equal(first.Files.Keys.Order(StringComparer.Ordinal), second.Files.Keys.Order(StringComparer.Ordinal));
            Findings.AssertNone(
                first.Files.Keys.Where(path => !first.Files[path].AsSpan().SequenceEqual(second.Files[path])),
                $"{name}.{kind} differs by where it was built:");
        }
    }

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public async Task A_package_names_the_commit_it_was_built_from(string name)
    {
        var (package, _) = await packed.OfAsync(name, "nupkg");
        using var stream = new MemoryStream(package.Files[$"{name}.nuspec"]);
        var repository = XDocument.Load(stream).Descendants().Single(static element => element.Name.LocalName is "repository");

        Assert.Equal("git", repository.Attribute("type")?.Value);
        Assert.Equal(PackedTwice.Remote, repository.Attribute("url")?.Value);
        Assert.Equal(packed.Commit, repository.Attribute("commit")?.Value);
    }

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public async Task A_debugger_finds_each_source_that_was_compiled(string name)
    {
        var (symbols, _) = await packed.OfAsync(name, "snupkg");
        var sources = new SymbolSources(symbols.Files[$"lib/net10.0/{name}.pdb"]);

        Assert.Contains(sources.Documents, static document => !document.IsEmbedded);
        Findings.AssertNone(
            from document in sources.Documents
            where !document.IsEmbedded && !IsPublished(document, sources.AddressOf(document.Name))
            select $"{document.Name}: {sources.AddressOf(document.Name)}",
            $"The symbols of {name} lead to other texts than were compiled, or nowhere:");
    }

    /// <summary>Whether GitHub would answer this address with the text that was compiled, once the commit is there.</summary>
    private bool IsPublished(SourceDocument document, string? address)
    {
        var commit = $"https://raw.githubusercontent.com/parlance-chat/parlance/{packed.Commit}/";
        return address?.StartsWith(commit, StringComparison.Ordinal) == true
            && Path.Combine(packed.Sources, address[commit.Length..]) is var path
            && File.Exists(path)
            && string.Equals(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))), document.Hash, StringComparison.Ordinal);
    }
}
