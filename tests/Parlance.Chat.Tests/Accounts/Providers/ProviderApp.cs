using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Data;
using Parlance.Chat.Security;
using Parlance.Chat.Settings;
using Parlance.Integrations.Oidc;
using Parlance.Peers;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Accounts.Providers;

/// <summary>
/// The chat beside a real OpenID provider, to which it is two clients: <c>house</c> and <c>club</c>. A third, <c>away</c>, is a provider that
/// nobody can reach, unless a test has another one. The clock stands a little ahead of the provider's: a slow machine's tokens are fresh, and
/// never from the future.
/// </summary>
internal sealed class ProviderApp : IAsyncDisposable
{
    private readonly MockProvider _mock;
    private readonly string _client = Guid.CreateVersion7().ToString("N");

    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private ProviderApp(MockProvider mock) => _mock = mock;

    public ChatApp Chat { get; private set; } = null!;

    public ChatDatabase Database => Chat.Services.GetRequiredService<ChatDatabase>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="mock">The provider.</param>
    /// <param name="mailIsReal">Whether accounts have to prove their address.</param>
    /// <param name="gitHub">Where a GitHub is, to be the provider <c>hub</c>.</param>
    /// <param name="away">The issuer of another provider, to be <c>away</c>.</param>
    public static async Task<ProviderApp> StartAsync(MockProvider mock, bool mailIsReal = false, string? gitHub = null, string? away = null)
    {
        var app = new ProviderApp(mock);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Parlance:Identity:house:Kind"] = "oidc",
            ["Parlance:Identity:house:Label"] = "Our house",
            ["Parlance:Identity:house:Issuer"] = mock.Issuer,
            ["Parlance:Identity:house:ClientId"] = app._client,
            ["Parlance:Identity:club:Kind"] = "oidc",
            ["Parlance:Identity:club:Issuer"] = mock.Issuer,
            ["Parlance:Identity:club:ClientId"] = app._client,
            ["Parlance:Identity:hub:Kind"] = "github",
            ["Parlance:Identity:hub:Issuer"] = gitHub ?? "https://github.com",
            ["Parlance:Identity:hub:ClientId"] = app._client,
            ["Parlance:Identity:hub:ClientSecret"] = "secret",
            ["Parlance:Identity:away:Kind"] = "oidc",
            ["Parlance:Identity:away:Issuer"] = away ?? "http://127.0.0.1:1",
            ["Parlance:Identity:away:ClientId"] = app._client,
        }).Build();
        app.Chat = await ChatApp.StartAsync(mailIsReal, new ManualTimeProvider(TimeProvider.System.GetUtcNow() + Ahead), services => services.AddIdentityProviders(configuration));
        return app;
    }

    /// <summary>A browser that nobody has used yet.</summary>
    public Browser Browser() => new(Chat.Url);

    /// <summary>Says how the provider's next sign-ins go, in the words of mock-provider.mjs.</summary>
    /// <param name="behaviour">How.</param>
    /// <param name="at">Another provider than the one that the chat was started with.</param>
    public Task ProviderSaysAsync(object behaviour, MockProvider? at = null) => (at ?? _mock).BehaveAsync(_client, behaviour);

    /// <summary>Who signs in at GitHub next, in the words of its API.</summary>
    public async Task AtGitHubIsAsync(string gitHub, object person)
    {
        using var control = new HttpClient();
        using var response = await control.PutAsJsonAsync($"{gitHub}/control/{_client}", person, Cancel);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Who signs in at the provider next. Without an address when that is null.</summary>
    public Task AtProviderIsAsync(string subject, string? email = null, bool verified = true) => ProviderSaysAsync(new
    {
        claims = new { sub = subject, email, email_verified = verified, preferred_username = subject, name = $"The {subject}", locale = "vi" },
    });

    public Task<long> SessionsAsync() => CountAsync("SELECT COUNT(*) FROM sessions");

    public Task<long> AccountsAsync() => CountAsync("SELECT COUNT(*) FROM users");

    public Task RunAsync(string sql, object? args = null) => Database.WriteAsync(db => db.ExecuteAsync(sql, args), Cancel);

    /// <summary>An account whose address is proved.</summary>
    public async Task<AccountApi> ProvenAsync(string username, string email)
    {
        var somebody = await Chat.SomebodyAsync(username, email);
        await RunAsync("UPDATE users SET verified_email_key = email_key, version = version + 1 WHERE username = @username", new { username });
        return somebody;
    }

    public Task DisableAsync(string username) =>
        RunAsync("UPDATE users SET disabled_at = 1, version = version + 1 WHERE username = @username", new { username });

    public async Task SettleAsync(Func<ServerSettings, ServerSettings> change)
    {
        var store = Chat.Services.GetRequiredService<SettingsStore>();
        await store.SetAsync(change(await store.GetAsync(Cancel)), expectedVersion: null, static (_, _) => Task.CompletedTask, Cancel);
    }

    /// <summary>An invitation by the first account, good once.</summary>
    public async Task<string> InviteAsync(ServerRole role)
    {
        var token = Invitation.NewToken();
        var mac = Invitation.MacOf(Chat.Services.GetRequiredService<SecretBox>(), token);
        await RunAsync(
            """
            INSERT INTO invitations (id, token_mac, role, note, created_by, created_at, uses_max, uses)
            SELECT @id, @mac, @role, '', id, 1, 1, 0 FROM users ORDER BY id LIMIT 1
            """,
            new { id = Guid.CreateVersion7(), mac, role });
        return token;
    }

    public ValueTask DisposeAsync() => Chat.DisposeAsync();

    private Task<long> CountAsync(string sql) => Database.ReadAsync(db => db.ScalarAsync<long>(sql), Cancel);
}
