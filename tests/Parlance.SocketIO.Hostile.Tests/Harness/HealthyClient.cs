namespace Parlance.SocketIO.Hostile.Tests.Harness;

/// <summary>A well-behaved client: after every attack it must be served on both transports as if nothing had happened.</summary>
internal static class HealthyClient
{
    public static async Task CheckAsync(HostileServer server)
    {
        await PollAsync(server);
        await WebSocketAsync(server);
    }

    private static async Task PollAsync(HostileServer server)
    {
        await using var gets = await RawConnection.OpenAsync(server);
        await using var posts = await RawConnection.OpenAsync(server);
        var peer = await PollingPeer.OpenAsync(gets, posts);
        await peer.ConnectAsync();
        await peer.ExpectOpenAsync();
        await peer.PostAsync("1");
    }

    private static async Task WebSocketAsync(HostileServer server)
    {
        await using var connection = await RawConnection.OpenAsync(server);
        var peer = await WebSocketPeer.OpenAsync(connection);
        await peer.ConnectAsync();
        await peer.ExpectOpenAsync();
        await peer.SendAsync(new Frame(Frame.Close, []));
        Assert.Equal(Frame.Close, (await peer.ReadAsync())!.Opcode);
    }
}
