using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.TestTools;

/// <summary>The test client comes back as the official one does.</summary>
public sealed class ComingBackTests
{
    [Theory]
    [MemberData(nameof(Wires.All), MemberType = typeof(Wires))]
    public async Task A_lost_socket_comes_back_to_its_session(Wire transport)
    {
        await using var app = await TestApp.StartAsync(static options => options.ConnectionStateRecovery = new ConnectionStateRecoveryOptions());
        var (lost, server) = await app.PairAsync(transport, auth: new { token = 1 });
        Assert.False(lost.Recovered);
        Assert.Null(lost.Offset);
        server.Emit("first", 1);
        await lost.WaitForAsync("first");
        Assert.NotNull(lost.Offset);

        var left = new Signal<DisconnectReason>();
        server.OnDisconnect(left.Set);
        await lost.Client.AbortAsync();
        await left.NextAsync();
        app.Io.Emit("second", 2);
        var back = await app.Client(transport).ComeBackAsync(lost, new { token = 1 });

        Assert.Equal((lost.Id, lost.Pid, true), (back.Id, back.Pid, back.Recovered));
        Assert.Equal(2, await back.WaitForAsync<int>("second"));
        Assert.Equal("second", Assert.Single(back.Received).Name);

        var other = await app.Client(transport).ComeBackAsync(lost, new { token = 2 });
        Assert.False(other.Recovered);
        Assert.NotEqual(lost.Id, other.Id);
    }
}
