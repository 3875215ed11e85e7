using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>What a round trip to a provider is for.</summary>
[JsonConverter(typeof(WordConverter<ProviderPurpose>))]
internal enum ProviderPurpose
{
    /// <summary>To sign in, with a new account if there is none.</summary>
    [JsonStringEnumMemberName("signin")]
    SignIn,

    /// <summary>To sign in that way too from now on.</summary>
    [JsonStringEnumMemberName("link")]
    Link,

    /// <summary>To prove once more who one is.</summary>
    [JsonStringEnumMemberName("reauthenticate")]
    Reauthenticate,
}
