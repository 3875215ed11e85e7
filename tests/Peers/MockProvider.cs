using System.Net.Http.Json;

namespace Parlance.Peers;

/// <summary>The provider that can be told to lie, one process for all tests. Each test is a client of its own there.</summary>
public sealed class MockProvider : IAsyncLifetime
{
    private readonly HttpClient _control = new();
    private NodePeer? _peer;

    public string Issuer => _peer!.Addresses[0];

    /// <summary>Says how a client's sign-ins go, in the words of mock-provider.mjs.</summary>
    public async Task BehaveAsync(string clientId, object behaviour)
    {
        using var response = await _control.PutAsJsonAsync($"{_peer!.Addresses[1]}/clients/{Uri.EscapeDataString(clientId)}", behaviour);
        response.EnsureSuccessStatusCode();
    }

    public async Task RotateAsync()
    {
        using var response = await _control.PostAsync(new Uri(_peer!.Addresses[1] + "/rotate"), content: null);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask InitializeAsync() => _peer = await NodePeer.StartAsync("oidc/mock-provider.mjs");

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _peer!.DisposeAsync();
    }
}
