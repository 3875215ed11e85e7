namespace Parlance.Chat.Outside;

/// <summary>Who may ask now: so many requests at a time, and of them so many to one host.</summary>
internal sealed class OutsideTurns : IDisposable
{
    private readonly SemaphoreSlim _all = new(OutsideLimits.AtOnceMax);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a turn, which ends when it is disposed of. Whoever waits for a busy host holds nobody else up.</summary>
    public async Task<Turn> TakeAsync(string name, CancellationToken cancel)
    {
        var host = Enter(name);
        try
        {
            await host.Free.WaitAsync(cancel);
            try
            {
                await _all.WaitAsync(cancel);
            }
            catch
            {
                host.Free.Release();
                throw;
            }
        }
        catch
        {
            Leave(name, host);
            throw;
        }

        return new(this, name, host);
    }

    public void Dispose() => _all.Dispose();

    private Host Enter(string name)
    {
        lock (_gate)
        {
            if (!_hosts.TryGetValue(name, out var host))
            {
                _hosts.Add(name, host = new());
            }

            host.Visitors++;
            return host;
        }
    }

    // A host that nobody waits for is forgotten.
    private void Leave(string name, Host host)
    {
        lock (_gate)
        {
            if (--host.Visitors is 0)
            {
                _hosts.Remove(name);
                host.Free.Dispose();
            }
        }
    }

    internal sealed class Host
    {
        public SemaphoreSlim Free { get; } = new(OutsideLimits.AtOncePerHostMax);

        public int Visitors { get; set; }
    }

    internal sealed class Turn(OutsideTurns turns, string name, Host host) : IDisposable
    {
        public void Dispose()
        {
            turns._all.Release();
            host.Free.Release();
            turns.Leave(name, host);
        }
    }
}
