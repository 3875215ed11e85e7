using System.Diagnostics;
using System.Reflection;

namespace Repo.Tests;

/// <summary>The working copy that is tested: what git tracks, and what it would track after the next `git add`.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => string.Equals(attribute.Key, "RepositoryRoot", StringComparison.Ordinal)).Value!;

    private static readonly Lazy<string[]> Paths = new(ListFiles);

    /// <summary>Paths with forward slashes, relative to the root.</summary>
    public static IReadOnlyList<string> Files => Paths.Value;

    public static IEnumerable<string> FilesUnder(string folder, params string[] extensions) => Files.Where(path =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && (extensions.Length == 0 || extensions.Contains(Path.GetExtension(path), StringComparer.Ordinal)));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static string[] ReadLines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    private static string[] ListFiles()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("git did not start");
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        var files = output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(path => File.Exists(Path.Combine(Root, path)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return files.Length > 0 ? files : throw new InvalidOperationException($"git knows no file in {Root}");
    }
}
