using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Chat.Accounts.Providers;
using Parlance.Integrations.Oidc;
using Parlance.SocketIO.Testing;

namespace Parlance.Integrations.Tests.Oidc;

/// <summary>What the tests against OpenID providers share.</summary>
public abstract class OidcTest : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    /// <summary>
    /// Stands until the test moves it, half a minute ahead of the provider's: tokens of a slow machine are not from the future then, and a sign-in
    /// there is still recent.
    /// </summary>
    internal ManualTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow().AddSeconds(30));

    internal OidcProvider Provider(
        string issuer, string clientId, string? secret = "secret", IdentityProviderKind kind = IdentityProviderKind.Oidc, bool trustEmail = false, TimeSpan? timeout = null)
    {
        var http = new ProviderHttp(timeout);
        var settings = new OidcSettings { Name = "test", Label = "Test", Kind = kind, Issuer = issuer, ClientId = clientId, ClientSecret = secret, TrustEmail = trustEmail };
        var provider = new OidcProvider(settings, http, Clock, NullLogger<OidcProvider>.Instance);
        _owned.AddRange([provider, http]);
        return provider;
    }

    public void Dispose()
    {
        _owned.ForEach(owned => owned.Dispose());
        GC.SuppressFinalize(this);
    }
}
