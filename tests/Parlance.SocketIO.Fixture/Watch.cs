namespace Parlance.SocketIO.Fixture;

/// <summary>The namespace /watch, which is told what happens to the sockets of the others.</summary>
internal sealed class Watch(SocketIOServer io)
{
    private readonly Namespace _watchers = io.Of("/watch");

    public void Over(Socket socket)
    {
        var (nsp, id) = (socket.Namespace.Name, socket.Id);
        _watchers.Emit("arrived", new { Namespace = nsp, Id = id });
        socket.OnDisconnecting(reason =>
            _watchers.Emit("leaving", new { Namespace = nsp, Id = id, Reason = reason.Value, Rooms = RoomsOf(socket) }));
        socket.OnDisconnect(reason =>
        {
            _watchers.Emit("left", new { Namespace = nsp, Id = id, Reason = reason.Value, Rooms = RoomsOf(socket) });
            // For what happens while the server itself goes away.
            Console.WriteLine($"disconnected {nsp} {id} {reason.Value}");
        });
    }

    public static string[] RoomsOf(Socket socket) => [.. socket.Rooms.Order(StringComparer.Ordinal)];
}
