using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Repo.Tests.Packages;

/// <summary>The packages as a release builds them, from one commit in two folders; made when they are first asked for.</summary>
public sealed partial class PackedTwice : IAsyncDisposable
{
    /// <summary>Nobody asks it: source links are written from the address alone.</summary>
    public const string Remote = "https://github.com/parlance-chat/parlance";

    private const string ClientBundle = "src/Parlance.SocketIO/ClientBundle/node_modules/socket.io-client/dist";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parlance-packages-");
    private readonly Lazy<Task> _packing;

    public PackedTwice() => _packing = new Lazy<Task>(PackBothAsync);

    /// <summary>Of all projects that say that they are packages.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. from path in Repository.FilesUnder("src/", ".csproj")
           where Repository.Read(path).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal)
           select Path.GetFileNameWithoutExtension(path),
    ];

    public string Commit { get; private set; } = "";

    /// <summary>The sources of the first.</summary>
    public string Sources => Path.Combine(_folder.FullName, "first");

    private string Others => Path.Combine(_folder.FullName, "elsewhere", "the-second");

    /// <summary>The package of this name and kind, <c>nupkg</c> or <c>snupkg</c>, from both folders.</summary>
    public async Task<(Package First, Package Second)> OfAsync(string name, string kind)
    {
        await _packing.Value;
        return (Package.Read(Packages(Sources), name, kind), Package.Read(Packages(Others), name, kind));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }

    private static string Packages(string sources) => Path.Combine(sources, "artifacts", "packages");

    private async Task PackBothAsync()
    {
        foreach (var path in Repository.Files.Where(path => Needed().IsMatch(path)))
        {
            Copy(path);
        }

        await RunAsync("git", Sources, "init", "--quiet");
        await RunAsync("git", Sources, "add", "--all");
        await RunAsync("git", Sources, "-c", "user.name=Parlance", "-c", "user.email=parlance@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "Packages");
        await RunAsync("git", Sources, "clone", "--quiet", Sources, Others);
        await RunAsync("git", Sources, "remote", "add", "origin", Remote);
        await RunAsync("git", Others, "remote", "set-url", "origin", Remote);
        Commit = (await RunAsync("git", Sources, "rev-parse", "HEAD")).Trim();
        foreach (var sources in (string[])[Sources, Others])
        {
            // It is no source of ours, and npm need not bring it twice.
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, ClientBundle), "*.js*"))
            {
                Copy(file, Path.Combine(sources, ClientBundle, Path.GetFileName(file)));
            }

            foreach (var name in Names)
            {
                await RunAsync("dotnet", sources, "pack", $"src/{name}", "--output", Packages(sources), "--nologo", "--verbosity", "quiet", "-nodeReuse:false", "-p:RunAnalyzers=false");
            }
        }
    }

    private void Copy(string path) => Copy(Path.Combine(Repository.Root, path), Path.Combine(Sources, path));

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }

    private static async Task<string> RunAsync(string program, string folder, params string[] words)
    {
        var start = new ProcessStartInfo(program, words) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["CI"] = "true";
        start.Environment.Remove("PARLANCE_ARTIFACTS");
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', words)}:\n{output}");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex(@"^([^/]+|src/Parlance\.(SocketIO|Kestrel).*|web/app/public/icon-192\.png)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Needed();
}
