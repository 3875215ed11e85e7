using System.Net.Http.Json;
using System.Text.Json;

namespace Parlance.Peers;

/// <summary>The official JavaScript client in a process of its own, which keeps a connection to <c>/chat</c> for each token and transport.</summary>
public sealed class OfficialClient : IAsyncDisposable
{
    private readonly HttpClient _control = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly NodePeer _peer;

    private OfficialClient(NodePeer peer) => _peer = peer;

    public static async Task<OfficialClient> StartAsync() => new(await NodePeer.StartAsync("client/client.mjs"));

    /// <summary>Asks, whatever comes back.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="token">Who asks.</param>
    /// <param name="transport"><c>websocket</c> or <c>polling</c>.</param>
    /// <param name="eventName">What is asked.</param>
    /// <param name="payload">With it.</param>
    /// <returns>The acknowledgement; or, when the connection was refused, only the words of the refusal.</returns>
    public async Task<(JsonElement Answer, string? Refused)> AskAsync(Uri server, string? token, string transport, string eventName, object payload)
    {
        using var response = await _control.PostAsJsonAsync(_peer.Addresses[0], new { server, token, transport, eventName, payload });
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{eventName}: {await response.Content.ReadAsStringAsync()}");
        }

        var said = await response.Content.ReadFromJsonAsync<JsonElement>();
        return said.TryGetProperty("refused", out var refused) ? (default, refused.GetString()) : (said.GetProperty("answer"), null);
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _peer.DisposeAsync();
    }
}
