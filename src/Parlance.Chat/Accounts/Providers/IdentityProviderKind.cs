namespace Parlance.Chat.Accounts.Providers;

/// <summary>The sort of service that an <see cref="IIdentityProvider"/> is: what its button looks like.</summary>
public enum IdentityProviderKind
{
    /// <summary>Google.</summary>
    Google,

    /// <summary>GitHub, or a GitHub Enterprise Server.</summary>
    GitHub,

    /// <summary>Any other OpenID provider.</summary>
    Oidc,
}
