using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Parlance.Peers;

/// <summary>A program of this folder, run by Node.js in a process of its own. It ends with this object, and with this process.</summary>
public sealed class NodePeer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private NodePeer(Process process, IReadOnlyList<string> addresses)
    {
        _process = process;
        Addresses = addresses;
    }

    /// <summary>What it printed after the word <c>ready</c>.</summary>
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>Starts a program and waits until it is ready.</summary>
    /// <param name="script">Its path below this folder.</param>
    public static async Task<NodePeer> StartAsync(string script)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidOperationException("Run `npm ci` in tests/Peers first.");
        }

        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, script)])
        {
            UseShellExecute = false,
            // It ends when its input does, so it does not outlive a test program that crashed.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = process.StandardError.ReadToEndAsync();
        try
        {
            return new NodePeer(process, await ReadyAsync(process).WaitAsync(Patience));
        }
        catch (Exception exception) when (exception is TimeoutException or EndOfStreamException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{script} did not start: {await said}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
    }

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;

    private static async Task<IReadOnlyList<string>> ReadyAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["ready", .. var addresses])
            {
                // Whatever it prints from now on is read and forgotten, so that it never waits for a reader.
                _ = process.StandardOutput.ReadToEndAsync();
                return addresses;
            }
        }

        throw new EndOfStreamException();
    }
}
