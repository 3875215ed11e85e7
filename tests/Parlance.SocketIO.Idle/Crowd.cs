using System.Net;

namespace Parlance.SocketIO.Idle;

/// <summary>All clients: opened a few at a time, then left alone.</summary>
internal sealed class Crowd(IPEndPoint server) : IAsyncDisposable
{
    // Below the listening socket's backlog.
    private const int OpeningAtOnce = 100;

    // One source address has some 28,000 ports; several leave room for those that are not free again yet.
    private const int ClientsPerSource = 2_000;

    private readonly List<IdleClient> _clients = [];

    public int Dropped => _clients.Count(static client => client.Failure is not null);

    public string? FirstDrop => _clients.Select(static client => client.Failure).FirstOrDefault(static failure => failure is not null);

    public int Waiting { get; private set; }

    public async Task OpenAsync(int websockets, int polling)
    {
        IdleClient[] fresh =
        [
            .. Enumerable.Range(0, websockets).Select(static _ => new IdleWebSocket()),
            .. Enumerable.Range(0, polling).Select(static _ => new IdlePolling()),
        ];
        var offset = _clients.Count;
        await Parallel.ForEachAsync(
            fresh.Select((client, index) => (client, index)),
            new ParallelOptions { MaxDegreeOfParallelism = OpeningAtOnce },
            async (each, _) => await each.client.OpenAsync(server, Source(offset + each.index)).WaitAsync(TimeSpan.FromSeconds(60), CancellationToken.None));
        _clients.AddRange(fresh);
    }

    /// <returns>Whether all have seen so many pings in time.</returns>
    public async Task<bool> WaitForPingsAsync(int pings, TimeSpan within)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        using var deadline = new CancellationTokenSource(within);
        try
        {
            do
            {
                Waiting = _clients.Count(client => client.Pings < pings);
            }
            while (Waiting > 0 && await timer.WaitForNextTickAsync(deadline.Token));
        }
        catch (OperationCanceledException)
        {
            // The caller says how many are missing.
        }

        return Waiting == 0;
    }

    public async Task CloseAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        _clients.Clear();
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private static IPAddress Source(int index) => new([127, 0, 0, (byte)(2 + (index / ClientsPerSource % 8))]);
}
