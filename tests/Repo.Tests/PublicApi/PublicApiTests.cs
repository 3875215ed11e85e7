using System.Reflection;

namespace Repo.Tests.PublicApi;

/// <summary>The public surface of each package is a committed text, so that nobody changes it without seeing it.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => new(Directory
        .EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    private static string Folder => Path.Combine(Repository.Root, "tests", "Repo.Tests", "PublicApi");

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_is_the_committed_one(string package)
    {
        var listing = Path.Combine(Folder, $"{package}.txt");
        var actual = ApiListing.Of(Assembly.Load(package));
        if (Environment.GetEnvironmentVariable("PARLANCE_ACCEPT_API") is "1")
        {
            File.WriteAllLines(listing, actual);
        }

        // A member is compared with its type's name in front, so that a line of the difference says where it belongs.
        var expected = Qualified(File.ReadAllLines(listing));
        var now = Qualified(actual);
        Findings.AssertNone(
            expected.Except(now, StringComparer.Ordinal).Select(line => $"- {line}").Concat(now.Except(expected, StringComparer.Ordinal).Select(line => $"+ {line}")),
            $"The public surface of {package} has changed. If that is wanted: PARLANCE_ACCEPT_API=1 ./test fast repo");
    }

    [Fact]
    public void Every_package_has_its_listing() => Findings.AssertNone(
        from path in Repository.FilesUnder("src/Parlance.SocketIO", ".csproj").Concat(Repository.FilesUnder("src/Parlance.Kestrel", ".csproj"))
        let name = Path.GetFileNameWithoutExtension(path)
        // The generator is no library: nobody compiles against it.
        where !name.EndsWith(".Generators", StringComparison.Ordinal) && !File.Exists(Path.Combine(Folder, $"{name}.txt"))
        select name,
        "Reference these from Repo.Tests.csproj, add an empty listing and accept it:");

    private static List<string> Qualified(IEnumerable<string> lines)
    {
        var type = "";
        var qualified = new List<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith(' '))
            {
                qualified.Add($"{type}: {line.TrimStart()}");
            }
            else if (line.Length > 0)
            {
                type = line.Split([" : ", " where "], StringSplitOptions.None)[0];
                qualified.Add(line);
            }
        }

        return qualified;
    }
}
