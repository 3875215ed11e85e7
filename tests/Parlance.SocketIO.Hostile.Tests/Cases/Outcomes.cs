namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>What becomes of the session of the client that misbehaved.</summary>
internal enum Outcome
{
    Lives,
    Ends,
}

/// <summary>Cases that are the same on both transports.</summary>
internal static class OnBoth
{
    /// <summary>Sends Engine.IO packets one by one on a WebSocket, and in one body by polling.</summary>
    public static IEnumerable<HostileCase> Transports(string name, Outcome outcome, params string[] packets) =>
        [Polling(name, outcome, string.Join('\x1e', packets)), WebSocket(name, outcome, packets)];

    public static HostileCase Polling(string name, Outcome outcome, string body) => Polling(name, outcome, Encoding.UTF8.GetBytes(body));

    public static HostileCase Polling(string name, Outcome outcome, byte[] body) => new($"polling: {name}", async attack =>
    {
        var peer = await attack.PollingAsync();
        var answer = await peer.PostAsync(body);
        Assert.Equal((200, "ok"), (answer.Status, answer.Body));
        await ExpectAsync(peer, outcome, attack);
    });

    public static HostileCase WebSocket(string name, Outcome outcome, params string[] packets) => new($"websocket: {name}", async attack =>
    {
        var peer = await attack.WebSocketAsync();
        foreach (var packet in packets)
        {
            // As the server itself would show binary in a polling body.
            await (packet.StartsWith('b') ? peer.BinaryAsync(Convert.FromBase64String(packet[1..])) : peer.TextAsync(packet));
        }

        await ExpectAsync(peer, outcome);
    });

    public static Task ExpectAsync(PollingPeer peer, Outcome outcome, Attack attack) =>
        outcome == Outcome.Lives ? peer.ExpectOpenAsync() : ExpectClosedAsync(peer, attack);

    public static Task ExpectAsync(WebSocketPeer peer, Outcome outcome) => outcome == Outcome.Lives ? peer.ExpectOpenAsync() : peer.ExpectCloseAsync();

    private static async Task ExpectClosedAsync(PollingPeer peer, Attack attack) => await peer.ExpectClosedAsync(await attack.OpenAsync());
}
