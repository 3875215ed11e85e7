namespace Parlance.SocketIO.Hostile.Tests.Harness;

internal static class Leftovers
{
    /// <summary>Sessions end with their clients, and nothing stays of their sockets and rooms. Only for servers whose heartbeat is quick.</summary>
    public static async Task AssertNoneAsync(HostileServer server)
    {
        server.App.Release();
        await Eventually.TrueAsync(() => server.IO.Engine.ClientsCount == 0, "no sessions are left");
        await Eventually.TrueAsync(() => server.IO.Namespaces.All(static nsp => nsp.Sockets.Count == 0), "no sockets are left");
        await Eventually.TrueAsync(() => server.IO.Namespaces.All(static nsp => nsp.Adapter.Rooms.Count == 0), "no rooms are left");
    }
}
