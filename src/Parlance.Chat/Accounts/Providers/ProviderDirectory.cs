namespace Parlance.Chat.Accounts.Providers;

/// <summary>The identity providers that the configuration names.</summary>
internal sealed class ProviderDirectory(IEnumerable<IIdentityProvider> providers)
{
    private readonly IReadOnlyList<IIdentityProvider> _providers = [.. providers];

    /// <summary>For the sign-in page.</summary>
    public IReadOnlyList<ProviderInfo> List() => [.. _providers.Select(provider => new ProviderInfo(provider.Name, provider.Label, provider.Kind))];

    public IIdentityProvider? Find(string name) => _providers.FirstOrDefault(provider => string.Equals(provider.Name, name, StringComparison.Ordinal));

    /// <exception cref="ChatError"><c>not_found</c>.</exception>
    public IIdentityProvider Require(string name) => Find(name) ?? throw ChatError.NotFound("sign-in service");

    /// <summary>
    /// The provider that a login is with. It may have been renamed since, and is found by its issuer then; null when it has left the configuration.
    /// </summary>
    public IIdentityProvider? Of(ExternalLogin login) =>
        Find(login.Provider) is { } named && IsOf(named, login) ? named : _providers.FirstOrDefault(provider => IsOf(provider, login));

    private static bool IsOf(IIdentityProvider provider, ExternalLogin login) => string.Equals(provider.Issuer, login.Issuer, StringComparison.Ordinal);
}

/// <summary>A way to sign in through somebody else.</summary>
/// <param name="Name">In paths.</param>
/// <param name="Label">On the button.</param>
/// <param name="Kind">The sort of service: <c>google</c>, <c>github</c> or <c>oidc</c>.</param>
internal sealed record ProviderInfo(string Name, string Label, IdentityProviderKind Kind);
