using System.IO.Compression;

namespace Repo.Tests.Packages;

/// <summary>What a package holds: its files by their paths.</summary>
public sealed class Package(IReadOnlyDictionary<string, byte[]> files)
{
    /// <summary>Without what NuGet adds for the container's own sake, whose names are new each time.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => files;

    public static Package Read(string folder, string name, string kind)
    {
        using var archive = ZipFile.OpenRead(Directory.EnumerateFiles(folder, $"*.{kind}").Single(path => IsOf(name, path)));
        return new(archive.Entries.Where(IsContent).ToDictionary(static entry => entry.FullName, Content, StringComparer.Ordinal));
    }

    // The version follows the name; another package's name may, too.
    private static bool IsOf(string name, string path) =>
        Path.GetFileName(path) is var file && file.StartsWith($"{name}.", StringComparison.Ordinal) && char.IsAsciiDigit(file[name.Length + 1]);

    private static bool IsContent(ZipArchiveEntry entry) =>
        entry.FullName is not ("_rels/.rels" or "[Content_Types].xml") && !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal);

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
