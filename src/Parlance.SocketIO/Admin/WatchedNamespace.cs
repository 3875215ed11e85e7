using System.Collections.Concurrent;

namespace Parlance.SocketIO.Admin;

/// <summary>A namespace whose sockets and rooms an admin UI is told of.</summary>
internal sealed class WatchedNamespace(AdminWatch watch, Namespace nsp) : IDisposable
{
    private readonly ConcurrentDictionary<Socket, WatchedSocket> _sockets = new();
    private IDisposable? _arrivals;
    private volatile bool _ended;

    private bool IsAdmin => nsp == watch.Admin.Namespace;

    public void Begin()
    {
        nsp.Adapter.RoomJoined += OnJoined;
        nsp.Adapter.RoomLeft += OnLeft;

        // Before the application's own handlers, which join rooms and emit.
        _arrivals = nsp.OnConnectionFirst(socket => Add(socket, isNew: true));
        foreach (var (_, socket) in nsp.Sockets)
        {
            Add(socket, isNew: false);
        }
    }

    public void Dispose()
    {
        _ended = true;
        nsp.Adapter.RoomJoined -= OnJoined;
        nsp.Adapter.RoomLeft -= OnLeft;
        _arrivals?.Dispose();
        foreach (var (_, socket) in _sockets)
        {
            socket.Dispose();
        }
    }

    /// <summary>Tells which sockets the application keeps something else with than it did.</summary>
    public void TellData()
    {
        foreach (var (_, socket) in _sockets)
        {
            socket.TellData();
        }
    }

    private void Add(Socket socket, bool isNew)
    {
        var watched = new WatchedSocket(watch, socket, withEvents: !IsAdmin);
        if (!_sockets.TryAdd(socket, watched))
        {
            return;
        }

        if (isNew)
        {
            watch.Admin.Tell("socket_connected", AdminJson.Write(json => AdminJson.WriteSocket(json, socket)), watch.Now);
        }

        watched.Begin(() => _sockets.TryRemove(socket, out _));
        if (_ended)
        {
            watched.Dispose();
        }
    }

    private void OnJoined(string room, string id) => watch.Admin.Tell("room_joined", nsp.Name, room, id, watch.Now);

    private void OnLeft(string room, string id) => watch.Admin.Tell("room_left", nsp.Name, room, id, watch.Now);
}
