using System.Text.Json;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests;

/// <summary>What a test does with a connection of whomever.</summary>
internal static class SocketAsking
{
    public static Task<JsonElement> AskAsync(this SocketIOTestSocket socket, string eventName, object? payload) => socket.EmitWithAckAsync<JsonElement>(eventName, payload);

    public static Task<JsonElement> HearsAsync(this SocketIOTestSocket socket, string eventName) => socket.WaitForAsync<JsonElement>(eventName);
}
