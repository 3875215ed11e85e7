using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Parlance.SocketIO.Admin;

/// <summary>What is listened to and counted while an admin UI is connected, and not before or after. Thread-safe.</summary>
internal sealed class AdminWatch : IDisposable
{
    // The admin UI keeps the last thousand of a namespace.
    private const int EventsPerSecondMax = 500;
    private const int StatsSeconds = 2;

    private readonly AdminNamespace _admin;
    private readonly bool _everything;
    private readonly ConcurrentDictionary<Namespace, WatchedNamespace> _namespaces = new();
    private readonly TrafficTally _tally = new();
    private readonly IDisposable _counting;
    private readonly ITimer _timer;
    private int _eventsLeft = EventsPerSecondMax;
    private int _seconds;
    private volatile bool _ended;

    public AdminWatch(AdminNamespace admin, bool everything)
    {
        (_admin, _everything) = (admin, everything);
        _counting = admin.Server.Engine.Metrics.Tallies.Add(_tally);
        if (everything)
        {
            admin.Server.NewNamespace += Add;
            foreach (var nsp in admin.Server.Namespaces)
            {
                Add(nsp);
            }
        }

        var second = TimeSpan.FromSeconds(1);
        _timer = admin.Server.Engine.Time.CreateTimer(static watch => ((AdminWatch)watch!).OnTimer(), this, second, second);
    }

    public AdminNamespace Admin => _admin;

    public bool Ended => _ended;

    public string Now => AdminJson.Date(_admin.Server.Engine.Time.GetUtcNow());

    public void Dispose()
    {
        _ended = true;
        _timer.Dispose();
        _counting.Dispose();
        _admin.Server.NewNamespace -= Add;
        foreach (var (_, nsp) in _namespaces)
        {
            nsp.Dispose();
        }
    }

    public void TellStats() => _admin.Tell("server_stats", AdminJson.Write(WriteStats));

    /// <summary>Whether one more event is shown in this second.</summary>
    public bool MayShowEvent() => Volatile.Read(ref _eventsLeft) > 0 && Interlocked.Decrement(ref _eventsLeft) >= 0;

    private void Add(Namespace nsp)
    {
        var watched = new WatchedNamespace(this, nsp);
        if (!_namespaces.TryAdd(nsp, watched))
        {
            return;
        }

        watched.Begin();
        if (_ended)
        {
            watched.Dispose();
        }
    }

    private void OnTimer()
    {
        try
        {
            EndSecond();
        }
        catch (Exception error)
        {
            // On the thread of a timer what flies ends the process.
            _admin.Server.Engine.Log.HookFailed(error, "admin", _admin.Namespace.Name);
        }
    }

    private void EndSecond()
    {
        Volatile.Write(ref _eventsLeft, EventsPerSecondMax);
        _tally.EndSecond(_admin.Server.Engine.Time.GetUtcNow());
        if (Interlocked.Increment(ref _seconds) % StatsSeconds != 0 || _ended)
        {
            return;
        }

        TellStats();
        foreach (var (nsp, watched) in _namespaces)
        {
            if (_admin.Server.Find(nsp.Name) == nsp)
            {
                watched.TellData();
            }
            else if (_namespaces.TryRemove(nsp, out _))
            {
                // A child that was forgotten.
                watched.Dispose();
            }
        }
    }

    private void WriteStats(Utf8JsonWriter json)
    {
        var server = _admin.Server;
        using var process = Process.GetCurrentProcess();
        json.WriteStartObject();
        json.WriteString("serverId", _admin.ServerId);
        json.WriteString("hostname", Environment.MachineName);
        json.WriteNumber("pid", Environment.ProcessId);
        json.WriteNumber("uptime", Math.Round((server.Engine.Time.GetUtcNow().UtcDateTime - process.StartTime.ToUniversalTime()).TotalSeconds, 3));
        json.WriteNumber("clientsCount", server.Engine.ClientsCount);
        json.WriteNumber("pollingClientsCount", server.Engine.PollingClientsCount);
        _tally.WriteAndClear(json);
        json.WriteStartArray("namespaces");
        foreach (var nsp in server.Namespaces)
        {
            json.WriteStartObject();
            json.WriteString("name", nsp.Name);
            json.WriteNumber("socketsCount", nsp.Sockets.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
