using System.Text.Json;
using Parlance.Chat.Tests.Accounts;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests;

/// <summary>Somebody's connection, and what they do with it.</summary>
internal sealed class Guest(SocketIOTestSocket socket)
{
    public SocketIOTestSocket Socket => socket;

    public string Id { get; set; } = "";

    /// <summary>The same person at the HTTP API.</summary>
    public AccountApi Account { get; set; } = null!;

    public Task<JsonElement> AskAsync(string eventName, object? payload) => socket.EmitWithAckAsync<JsonElement>(eventName, payload);

    public Task<JsonElement> JoinAsync(string room, long after = 0, string epoch = "") => AskAsync("room:join", new { room, after, epoch });

    public Task<JsonElement> SayAsync(string room, string text, string clientId) => AskAsync("room:post", new { room, clientId, text });

    public Task<JsonElement> HearsAsync(string eventName) => socket.WaitForAsync<JsonElement>(eventName);

    /// <summary>The texts that somebody sees who comes to the room now.</summary>
    public async Task<string[]> HistoryAsync(string room)
    {
        var joined = await JoinAsync(room);
        return [.. joined.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("text").GetString()!)];
    }
}
