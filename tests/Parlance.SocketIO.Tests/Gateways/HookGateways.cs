using System.Text.Json.Serialization;

namespace Parlance.SocketIO.Tests.Gateways;

/// <summary>What the hooks of a test wait for.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Opened => _open.Task;

    public void Open() => _open.TrySetResult();
}

[Gateway("/hooks")]
internal sealed class FirstHooks(Journal journal) : IGatewayInit, IGatewayConnection, IGatewayDisconnection
{
    public Task AfterInit(Namespace ns)
    {
        journal.Write($"init {ns.Name} {ns.Sockets.Count}");
        return Task.CompletedTask;
    }

    public Task OnConnected(Socket socket)
    {
        journal.Write("first connected");
        return Task.CompletedTask;
    }

    public Task OnDisconnected(Socket socket, DisconnectReason reason)
    {
        journal.Write($"first disconnected: {reason.Value}, {socket.Rooms.Count} rooms");
        return Task.CompletedTask;
    }

    [SubscribeMessage("first")]
    public void First() => journal.Write("event");
}

[Gateway("/hooks")]
internal sealed class SecondHooks(Journal journal, Gate gate) : IGatewayConnection, IGatewayDisconnection
{
    public async Task OnConnected(Socket socket)
    {
        journal.Write("second began");
        await gate.Opened;
        if (socket.Handshake.GetAuth<Dictionary<string, string>>()?["how"] is { } how)
        {
            throw how is "expected" ? new GatewayException("full", "Nobody else may come in") : new InvalidOperationException("the password is 1234");
        }

        journal.Write("second connected");
    }

    public Task OnDisconnected(Socket socket, DisconnectReason reason)
    {
        journal.Write("second disconnected");
        return Task.CompletedTask;
    }
}

[Gateway("/hooks")]
internal sealed class ThirdHooks(Journal journal) : IGatewayConnection, IGatewayDisconnection
{
    public Task OnConnected(Socket socket)
    {
        journal.Write("third connected");
        return Task.CompletedTask;
    }

    public Task OnDisconnected(Socket socket, DisconnectReason reason)
    {
        journal.Write("third disconnected");
        throw new InvalidOperationException("the password is 1234");
    }
}

[Gateway("/slow")]
internal sealed class SlowInit(Gate gate) : IGatewayInit
{
    public async Task AfterInit(Namespace ns)
    {
        await gate.Opened;
        throw new InvalidOperationException("the password is 1234");
    }
}

[Gateway("/broken")]
internal sealed class BrokenInit : IGatewayInit
{
    public Task AfterInit(Namespace ns) => throw new InvalidOperationException("cannot begin");
}

[Gateway("/lost")]
internal sealed class LostServiceGateway
{
    [SubscribeMessage("x")]
    public void X(INobodyRegistered lost) => GC.KeepAlive(lost);

    internal interface INobodyRegistered;
}

[Gateway("/muddled")]
internal sealed class MuddledBodyGateway
{
    [SubscribeMessage("x")]
    public void X(Muddled body) => GC.KeepAlive(body);

    internal sealed record Muddled([property: JsonPropertyName("name")] string First, [property: JsonPropertyName("name")] string Second);
}

[Gateway("/order")]
internal sealed class OrderGateway(Journal journal, Gate gate)
{
    [SubscribeMessage("unwritable")]
    public object Unwritable() => new Endless();

    [SubscribeMessage("slow")]
    public async Task Slow()
    {
        journal.Write("slow began");
        await gate.Opened;
        journal.Write("slow ended");
    }

    [SubscribeMessage("next")]
    public void Next() => journal.Write("next");

    [SubscribeMessage("free", Concurrent = true)]
    public void Free() => journal.Write("free");

    internal sealed class Endless
    {
        public Endless Self => this;
    }
}
