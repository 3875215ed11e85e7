namespace Parlance.SocketIO.Hostile.Tests.Mutations;

/// <summary>What a client wrote at once, and on which of its connections.</summary>
internal sealed record Chunk(int Connection, byte[] Bytes);

/// <summary>
/// Everything that a well-behaved client wrote in one session, in order. The session's id has to be replaced when it is played again; it is
/// empty when the client never writes it.
/// </summary>
internal sealed record Recording(string Name, string Sid, IReadOnlyList<Chunk> Chunks);

/// <summary>Records sessions of all kinds against a server.</summary>
internal sealed class Recorder(HostileServer server) : IAsyncDisposable
{
    private const string Placeholder = "{\"_placeholder\":true,\"num\":0}";

    private readonly List<RawConnection> _connections = [];
    private readonly List<Chunk> _chunks = [];

    public static async Task<IReadOnlyList<Recording>> AllAsync(HostileServer server) =>
    [
        await OneAsync(server, "polling", static recorder => recorder.PollingAsync()),
        await OneAsync(server, "websocket", static recorder => recorder.WebSocketAsync()),
        await OneAsync(server, "upgrade", static recorder => recorder.UpgradeAsync()),
        await OneAsync(server, "binary", static recorder => recorder.BinaryAsync()),
        await OneAsync(server, "namespaces", static recorder => recorder.NamespacesAsync()),
        await OneAsync(server, "bare", static recorder => recorder.BareAsync()),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }
    }

    private static async Task<Recording> OneAsync(HostileServer server, string name, Func<Recorder, Task<string>> session)
    {
        await using var recorder = new Recorder(server);
        var sid = await session(recorder);
        return new Recording(name, sid, [.. recorder._chunks]);
    }

    private async Task<string> PollingAsync()
    {
        var peer = await OpenPollingAsync();
        await peer.ConnectAsync();
        await peer.PostAsync("42[\"join\",\"room\"]\x1e" + "421[\"echo\",\"é\",{\"a\":[1,2.5,null]}]");
        await peer.ReadUntilAsync("431");
        await peer.PostAsync("422[\"profile\",{\"name\":\"ann\",\"age\":7,\"friend\":null}]");
        await peer.ReadUntilAsync("432");
        await peer.PostAsync($"451-3[\"echo\",{Placeholder}]\x1e" + "bAQIDBA==");
        await peer.ReadUntilAsync("461-3");
        await peer.PostAsync("41\x1e" + "1");
        return peer.Sid;
    }

    private async Task<string> WebSocketAsync()
    {
        var peer = await OpenWebSocketAsync(Requests.WebSocket);
        await peer.ConnectAsync();
        await peer.TextAsync("421[\"echo\",\"é\",{\"a\":[1,2.5,null]}]");
        await peer.ReadUntilAsync("431");
        await peer.TextAsync("422[\"ask\"]");
        var question = await peer.ReadUntilAsync("42");
        await peer.TextAsync($"43{question[2..question.IndexOf('[', StringComparison.Ordinal)]}[{{\"x\":1}}]");
        await peer.ReadUntilAsync("432");
        await peer.TextAsync("42[\"shout\"]");
        await peer.SendAsync(new Frame(Frame.Ping, [1, 2, 3]));
        await peer.SendAsync(Frame.OfText("423[\"ec") with { Fin = false });
        await peer.SendAsync(new Frame(Frame.Continuation, "ho\",1]"u8.ToArray()));
        await peer.ReadUntilAsync("433");
        await peer.SendAsync(new Frame(Frame.Close, [3, 232]));
        return "";
    }

    private async Task<string> UpgradeAsync()
    {
        var peer = await OpenPollingAsync();
        await peer.ConnectAsync();
        var ws = await OpenWebSocketAsync($"{Requests.WebSocket}&sid={peer.Sid}");
        await ws.TextAsync("2probe");
        await ws.ReadUntilAsync("3probe");
        await ws.TextAsync("5");
        await ws.TextAsync("421[\"echo\",1]");
        await ws.ReadUntilAsync("431");
        await ws.TextAsync("41");
        return peer.Sid;
    }

    private async Task<string> BinaryAsync()
    {
        var peer = await OpenWebSocketAsync(Requests.WebSocket);
        await peer.ConnectAsync();
        await peer.TextAsync($"452-1[\"echo\",{Placeholder},{{\"deep\":[{{\"_placeholder\":true,\"num\":1}}]}}]");
        await peer.BinaryAsync(1, 2, 3);
        await peer.BinaryAsync([.. Enumerable.Range(0, 300).Select(static i => (byte)i)]);
        await peer.ReadUntilAsync("462-1");
        await peer.TextAsync($"451-[\"big\",{Placeholder}]");
        await peer.BinaryAsync();
        return "";
    }

    private async Task<string> NamespacesAsync()
    {
        var peer = await OpenWebSocketAsync(Requests.WebSocket);
        await peer.ConnectAsync();
        await peer.TextAsync("40/slow,{\"token\":\"abc\"}");
        await peer.ReadUntilAsync("40/slow");
        await peer.TextAsync("40/dyn-7,");
        await peer.ReadUntilAsync("40/dyn-7");
        await peer.TextAsync("40/token,{\"token\":\"secret\"}");
        await peer.ReadUntilAsync("40/token");
        await peer.TextAsync("42/slow,1[\"echo\",1]");
        await peer.ReadUntilAsync("43/slow,1");
        await peer.TextAsync("41/slow,");
        await peer.TextAsync("40/nope,");
        await peer.ReadUntilAsync("44/nope");
        await peer.TextAsync("42[\"drop\",true]");
        await peer.ExpectCloseAsync();
        return "";
    }

    private async Task<string> BareAsync()
    {
        var peer = await OpenWebSocketAsync("/ws");
        await peer.TextAsync("""{"event":"auth","data":{"token":"abc"},"id":0}""");
        await peer.ReadUntilAsync("""{"id":0""");
        await peer.TextAsync("""{"event":"echo","data":{"a":[1,"é"]},"id":1}""");
        await peer.ReadUntilAsync("""{"id":1""");
        await peer.TextAsync("""{"event":"profile","data":{"name":"ann","age":7},"id":2}""");
        await peer.ReadUntilAsync("""{"id":2""");
        await peer.TextAsync("""{"id":7,"error":{"code":"x"}}""");
        return "";
    }

    private async Task<PollingPeer> OpenPollingAsync() => await PollingPeer.OpenAsync(await OpenAsync(), await OpenAsync());

    private async Task<WebSocketPeer> OpenWebSocketAsync(string target)
    {
        var peer = await WebSocketPeer.OpenAsync(await OpenAsync(), target);
        peer.Legible = true;
        return peer;
    }

    private async Task<RawConnection> OpenAsync()
    {
        var connection = await RawConnection.OpenAsync(server);
        var number = _connections.Count;
        _connections.Add(connection);
        connection.Recorder = bytes => _chunks.Add(new Chunk(number, bytes));
        return connection;
    }
}
