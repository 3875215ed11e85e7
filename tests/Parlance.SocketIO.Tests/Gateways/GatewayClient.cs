using System.Net.WebSockets;
using System.Text;

namespace Parlance.SocketIO.Tests.Gateways;

/// <summary>A client that shows the wire: one namespace over one WebSocket, packets as text.</summary>
internal sealed class GatewayClient : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly string _prefix;
    private int _ackId;

    private GatewayClient(string ns) => _prefix = ns is "/" ? "" : ns + ",";

    /// <summary>What CONNECT was answered with, without the namespace: <c>0{"sid":…}</c> or <c>4{"message":…}</c>.</summary>
    public string Reply { get; private set; } = "";

    public static async Task<GatewayClient> ConnectAsync(Uri server, string ns, string auth)
    {
        var client = new GatewayClient(ns);
        await client._socket.ConnectAsync(new Uri(server, "/socket.io/?EIO=4&transport=websocket"), TestContext.Current.CancellationToken).WaitAsync(Patience);
        await client.ReceiveRaw();
        await client.SendRaw($"40{client._prefix}{auth}");
        client.Reply = client.Strip(await client.ReceiveRaw());
        return client;
    }

    /// <summary>Sends an event, a JSON array with its name, and gives the acknowledgement, a JSON array.</summary>
    public async Task<string> Ask(string json)
    {
        var id = _ackId++;
        await SendRaw($"42{_prefix}{id}{json}");
        var answer = await Receive();
        Assert.StartsWith($"3{id}[", answer, StringComparison.Ordinal);
        return answer[$"3{id}".Length..];
    }

    /// <summary>Sends an event without asking for an acknowledgement.</summary>
    public Task Tell(string json) => SendRaw($"42{_prefix}{json}");

    /// <summary>The next packet, without Engine.IO's type and the namespace: <c>2["event"]</c>, <c>31[]</c>, <c>1</c>.</summary>
    public async Task<string> Receive() => Strip(await ReceiveRaw());

    public async Task SendRaw(string text) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken).WaitAsync(Patience);

    public async Task SendBinary(byte[] bytes) =>
        await _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, TestContext.Current.CancellationToken).WaitAsync(Patience);

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return default;
    }

    private async Task<string> ReceiveRaw()
    {
        var buffer = new byte[64 * 1024];
        var used = 0;
        while (true)
        {
            var result = await _socket.ReceiveAsync(buffer.AsMemory(used), TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
            Assert.NotEqual(WebSocketMessageType.Close, result.MessageType);
            used += result.Count;
            if (result.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, used);
            }
        }
    }

    private string Strip(string packet)
    {
        Assert.StartsWith("4", packet, StringComparison.Ordinal);
        Assert.StartsWith(_prefix, packet[2..], StringComparison.Ordinal);
        return packet[1] + packet[(2 + _prefix.Length)..];
    }
}
