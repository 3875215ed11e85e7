namespace Parlance.SocketIO.Hostile.Tests.Harness;

/// <summary>One hostile case: what it is called and what it does. Whether the server survives is asked afterwards, for all alike.</summary>
internal sealed record HostileCase(string Name, Func<Attack, Task> RunAsync, Profile Profile = Profile.Patient);

/// <summary>What a case attacks with. Its connections end with it.</summary>
internal sealed class Attack(HostileServer server) : IAsyncDisposable
{
    private readonly List<RawConnection> _connections = [];

    public HostileServer Server => server;

    public async Task<RawConnection> OpenAsync(Door door = Door.Http1, int receiveBufferBytes = 0)
    {
        var connection = await RawConnection.OpenAsync(server, door, receiveBufferBytes);
        _connections.Add(connection);
        return connection;
    }

    /// <summary>Sends bytes on a connection of their own.</summary>
    /// <returns>The answer, if there was one.</returns>
    public async Task<HttpAnswer> HttpAsync(string latin1, Door door = Door.Http1)
    {
        var connection = await OpenAsync(door);
        var sending = connection.SendAsync(latin1);
        var answer = await HttpAnswer.ReadAsync(connection);
        await sending;
        return answer;
    }

    /// <summary>A WebSocket that has joined the main namespace.</summary>
    public async Task<WebSocketPeer> WebSocketAsync(Door door = Door.Http1)
    {
        var peer = await WebSocketPeer.OpenAsync(await OpenAsync(door));
        await peer.ConnectAsync();
        return peer;
    }

    /// <summary>A polling session that has joined the main namespace.</summary>
    public async Task<PollingPeer> PollingAsync(Door door = Door.Http1)
    {
        var peer = await PollingPeer.OpenAsync(await OpenAsync(door), await OpenAsync(door));
        await peer.ConnectAsync();
        return peer;
    }

    /// <summary>A bare WebSocket whose token was accepted.</summary>
    public async Task<WebSocketPeer> BareAsync()
    {
        var peer = await WebSocketPeer.OpenAsync(await OpenAsync(), "/ws");
        await peer.TextAsync("""{"event":"auth","id":0}""");
        await peer.ReadUntilAsync("""{"id":0,""");
        return peer;
    }

    public async ValueTask DisposeAsync()
    {
        server.App.Release();
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }
    }
}
