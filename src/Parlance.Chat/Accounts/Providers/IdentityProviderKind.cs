using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>The sort of service that an <see cref="IIdentityProvider"/> is: what its button looks like.</summary>
[JsonConverter(typeof(WordConverter<IdentityProviderKind>))]
public enum IdentityProviderKind
{
    /// <summary>Google.</summary>
    [JsonStringEnumMemberName("google")]
    Google,

    /// <summary>GitHub, or a GitHub Enterprise Server.</summary>
    [JsonStringEnumMemberName("github")]
    GitHub,

    /// <summary>Any other OpenID provider.</summary>
    [JsonStringEnumMemberName("oidc")]
    Oidc,
}
