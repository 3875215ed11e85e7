using System.Text.Json;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Accounts.Sockets;

/// <summary>A connection to the chat over one of its doors.</summary>
internal sealed class Line
{
    public const string WebSocket = "websocket";
    public const string Polling = "polling";
    public const string Bare = "/ws";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Func<string, object, Task<JsonElement>> _ask;
    private readonly Func<string, Task<JsonElement>> _hear;
    private readonly Func<string, int> _count;
    private readonly Task _closed;

    private Line(Func<string, object, Task<JsonElement>> ask, Func<string, Task<JsonElement>> hear, Func<string, int> count, Task closed)
    {
        _count = count;
        _ask = ask;
        _hear = hear;
        _closed = closed;
    }

    /// <summary>The connection as a whole has ended.</summary>
    public bool Closed => _closed.IsCompleted;

    /// <summary>Opens a line; throws <see cref="LineRefusedException"/>.</summary>
    public static Task<Line> OpenAsync(ChatApp app, string door, string? token) =>
        string.Equals(door, Bare, StringComparison.Ordinal) ? OpenBareAsync(app, token) : OpenSocketIOAsync(app, door, token);

    public Task<JsonElement> AskAsync(string eventName, object payload) => _ask(eventName, payload);

    public Task<JsonElement> HearsAsync(string eventName) => _hear(eventName).WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>How many events of a name have come, heard or not.</summary>
    public int Count(string eventName) => _count(eventName);

    /// <summary>The code with which the server cut the line. The connection has ended too.</summary>
    public async Task<string> EndAsync()
    {
        var ended = await _hear("auth:ended").WaitAsync(Patience, TestContext.Current.CancellationToken);
        await _closed.WaitAsync(Patience, TestContext.Current.CancellationToken);
        return ended.GetProperty("code").GetString()!;
    }

    private static async Task<Line> OpenSocketIOAsync(ChatApp app, string door, string? token)
    {
        try
        {
            var socket = await app.ConnectAsync(token, string.Equals(door, Polling, StringComparison.Ordinal) ? SocketIOTestTransport.Polling : SocketIOTestTransport.WebSocket);
            return new(
                socket.AskAsync,
                socket.HearsAsync,
                name => socket.Received.Count(heard => string.Equals(heard.Name, name, StringComparison.Ordinal)),
                socket.Client.Closed);
        }
        catch (SocketIOConnectException error)
        {
            throw new LineRefusedException(error.Message, error.ErrorData);
        }
    }

    private static async Task<Line> OpenBareAsync(ChatApp app, string? token)
    {
        var (client, answer) = await BareClient.ConnectAsync(app.Url, token);
        app.Keep(client);
        return answer.TryGetProperty("error", out var error)
            ? throw new LineRefusedException(error.GetProperty("message").GetString()!, error.GetProperty("data"))
            : new(async (name, payload) => (await client.AskAsync(name, payload)).GetProperty("data"), client.HearsAsync, client.Count, client.Closed);
    }
}

/// <summary>A line that the server did not let in.</summary>
internal sealed class LineRefusedException(string message, JsonElement data) : Exception(message)
{
    public JsonElement ErrorData => data;
}
