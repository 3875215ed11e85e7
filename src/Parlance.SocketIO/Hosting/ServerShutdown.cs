using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace Parlance.SocketIO.Hosting;

/// <summary>The servers that are being served.</summary>
internal sealed class ServerRegistry
{
    private readonly ConcurrentBag<Func<CancellationToken, Task>> _closers = [];

    public IEnumerable<Func<CancellationToken, Task>> Closers => _closers;

    public void Add(Func<CancellationToken, Task> close) => _closers.Add(close);
}

/// <summary>
/// Closes the servers as soon as the application begins to stop: the web server waits for open connections, so they must end first. Then waits
/// for the handlers that are still running, within the host's own limit.
/// </summary>
internal sealed class ServerShutdown(ServerRegistry registry, IHostApplicationLifetime lifetime) : IHostedService, IDisposable
{
    private CancellationTokenRegistration _registration;
    private Task _closing = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _registration = lifetime.ApplicationStopping.Register(() => _closing = Task.WhenAll(registry.Closers.Select(close => close(CancellationToken.None))));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _closing.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host's time is up; what still runs is left to end with the process.
        }
    }

    public void Dispose() => _registration.Dispose();
}
