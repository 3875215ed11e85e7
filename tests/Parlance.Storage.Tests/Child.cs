using System.Diagnostics;

namespace Parlance.Storage.Tests;

/// <summary>This program once more, as a process that can be killed.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    public static Child Start(string task, Dialect dialect, string place, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // The program itself, or `dotnet` and the program.
        var program = typeof(Child).Assembly.Location;
        string[] words = [.. Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? [program] : (string[])[], "child", task, dialect.ToString(), place];
        Array.ForEach(words, start.ArgumentList.Add);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new Child(Process.Start(start)!);
    }

    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync(Kinds.Stop);

    /// <summary>Kills it, as <c>kill -9</c> does, and returns what it had still said.</summary>
    public async Task<string[]> KillAsync()
    {
        _process.Kill();
        var rest = await _process.StandardOutput.ReadToEndAsync(Kinds.Stop);
        await _process.WaitForExitAsync(Kinds.Stop);
        // The last line may be cut off.
        return rest.Split('\n')[..^1];
    }

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(Kinds.Stop);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
