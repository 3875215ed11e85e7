using System.Diagnostics;
using System.Net;

namespace Parlance.SocketIO.Idle;

/// <summary>The server, a process of its own, so that the client's memory is not counted.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };
        EndPoint = new IPEndPoint(IPAddress.Loopback, address.Port);
    }

    public IPEndPoint EndPoint { get; }

    public static async Task<ServerProcess> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Host(), "serve"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) ?? throw new InvalidOperationException("The server did not start.");
        return new ServerProcess(process, new Uri(address));
    }

    /// <summary>Waits until the server has so many clients and its memory no longer falls.</summary>
    public async Task<Footprint> SettleAsync(int expectedClients)
    {
        var least = await MeasureAsync();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await Task.Delay(500);
            var now = await MeasureAsync();
            if (now.Clients == expectedClients && now.ResidentKilobytes > least.ResidentKilobytes - (least.ResidentKilobytes / 200))
            {
                return now;
            }

            least = now;
        }

        return least;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    // Started as `dotnet x.dll` this program has to be named to itself; as an executable it has not.
    private static string[] Host() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];

    private async Task<Footprint> MeasureAsync() => (await _http.GetFromJsonAsync<Footprint>("/footprint"))!;
}
