using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Parlance.Server.Tests;

/// <summary>The program, run as a process of its own on a free port.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string Program = typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key is "Server").Value!;

    private static readonly Dictionary<string, string> NoEnvironment = [];

    private readonly Process _process;
    private readonly TemporaryDirectory _data;
    private readonly Task<string> _errors;

    private ServerProcess(Process process, TemporaryDirectory data, string firstLine)
    {
        _process = process;
        _data = data;
        _errors = process.StandardError.ReadToEndAsync();
        FirstLine = firstLine;
    }

    /// <summary>What it said when it was ready.</summary>
    public string FirstLine { get; }

    public Uri Address => new(FirstLine[FirstLine.IndexOf("http", StringComparison.Ordinal)..]);

    public static Task<ServerProcess> StartAsync(string scheme = "http", params string[] more) => StartAsync(NoEnvironment, scheme, more);

    /// <summary>The same, with settings in its environment.</summary>
    public static async Task<ServerProcess> StartAsync(IReadOnlyDictionary<string, string> environment, string scheme = "http", params string[] more)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var data = new TemporaryDirectory();
        var urls = more.Contains("--urls", StringComparer.Ordinal) ? (string[])[] : ["--urls", $"{scheme}://127.0.0.1:0"];
        var process = Run(environment, [.. more, .. urls, .. more.Any(IsData) ? (string[])[] : ["--data", data.Path]]);
        var line = await process.StandardOutput.ReadLineAsync(deadline.Token);
        if (line is null)
        {
            Assert.Fail($"The server ended before it was ready: {await process.StandardError.ReadToEndAsync(deadline.Token)}");
        }

        return new(process, data, line);
    }

    /// <summary>Runs it with arguments that should make it end by itself.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunToEndAsync(params string[] args) => RunToEndAsync(NoEnvironment, input: "", args);

    /// <summary>The same, with settings in its environment and something to read.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunToEndAsync(IReadOnlyDictionary<string, string> environment, string input, params string[] args)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var process = Run(environment, args);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), deadline.Token);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Sends a signal, and returns the exit code, all that was written to the error stream, and how long it took.</summary>
    public async Task<(int ExitCode, string Errors, TimeSpan Took)> EndAsync(string signal)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var watch = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(deadline.Token);
        return (_process.ExitCode, await _errors.WaitAsync(deadline.Token), watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _errors;
        _process.Dispose();
        _data.Dispose();
    }

    private static bool IsData(string arg) => arg.StartsWith("--data", StringComparison.Ordinal);

    private static Process Run(IReadOnlyDictionary<string, string> environment, string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
