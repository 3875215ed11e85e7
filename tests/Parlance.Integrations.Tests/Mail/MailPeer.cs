using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Parlance.Integrations.Tests.Mail;

/// <summary>A program of tests/Peers/mail, run by Node.js in a process of its own, that answers with a line of JSON for each mail.</summary>
internal sealed class MailPeer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process _process;

    private MailPeer(Process process) => _process = process;

    public int Port { get; private set; }

    /// <summary>Starts a program and waits until it is ready.</summary>
    /// <param name="script">Its name.</param>
    /// <param name="settings">Its argument, as JSON.</param>
    public static async Task<MailPeer> StartAsync(string script, object? settings = null)
    {
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder(), "mail", script), JsonSerializer.Serialize(settings ?? new { }, Json)])
        {
            UseShellExecute = false,
            // It ends when its input does, so it does not outlive a test program that crashed.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var peer = new MailPeer(process);
        var line = await process.StandardOutput.ReadLineAsync(Patience.Token).AsTask().Soon();
        Assert.True(line?.StartsWith("ready ", StringComparison.Ordinal), $"{script} did not start. Has `npm ci` run in tests/Peers?");
        peer.Port = int.Parse(line!["ready ".Length..], System.Globalization.CultureInfo.InvariantCulture);
        return peer;
    }

    /// <summary>The next mail that it received.</summary>
    public async Task<ReceivedMail> ReceiveAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync(Patience.Token).AsTask().Soon();
        Assert.NotNull(line);
        return JsonSerializer.Deserialize<ReceivedMail>(line, Json)!;
    }

    /// <summary>Has a mail read by parse.mjs.</summary>
    public async Task<ReceivedMail> ReadAsync(byte[] mail)
    {
        await _process.StandardInput.WriteLineAsync(Convert.ToBase64String(mail).AsMemory(), Patience.Token);
        await _process.StandardInput.FlushAsync(Patience.Token);
        return await ReceiveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().Soon();
        _process.Dispose();
    }

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../Peers"));
}
