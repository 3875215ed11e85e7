using Parlance.Chat.Accounts.Providers;

namespace Parlance.Integrations.Oidc;

/// <summary>The three ways in which a provider fails us, each with its one constructor.</summary>
internal static class Distrust
{
    public static IdentityProviderException Untrusted(string reason, Exception? inner = null) => new(IdentityFailure.Untrusted, reason, inner);

    public static IdentityProviderException Unavailable(string reason, Exception? inner = null) => new(IdentityFailure.Unavailable, reason, inner);

    public static IdentityProviderException Refused(string reason) => new(IdentityFailure.Refused, reason);
}
