using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Http;

namespace Parlance.Chat.Settings;

/// <summary>What a client knows of the server before anybody has signed in.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="LogoEmoji">Its logo; empty for the first letter of the name.</param>
/// <param name="LogoColor">Of the logo, as <c>#rrggbb</c>.</param>
/// <param name="PublicUrl">Where people reach it.</param>
/// <param name="Registration">Who may make an account.</param>
/// <param name="NeedsFirstAccount">Whether there is nobody yet: who registers now becomes the administrator.</param>
/// <param name="EmailVerification">Whether an account has to prove an address before it is of use.</param>
/// <param name="Mail">Whether mail leaves the server.</param>
/// <param name="Providers">Other services to sign in with.</param>
/// <param name="Passkeys">Whether browsers offer passkeys here.</param>
/// <param name="RetentionDays">After how many days messages are purged, unless their conversation has another rule; null for never.</param>
/// <param name="CustomEmojiFrom">The lowest role that adds emoji to the server.</param>
/// <param name="Warnings">What is amiss: <c>insecure_http</c> when the connection is not encrypted, so that others can read along, and browsers
/// refuse passkeys, notifications and installing.</param>
internal sealed record ServerInfo(
    string Name,
    string LogoEmoji,
    string LogoColor,
    string PublicUrl,
    RegistrationMode Registration,
    bool NeedsFirstAccount,
    VerificationInForce EmailVerification,
    bool Mail,
    IReadOnlyList<ProviderInfo> Providers,
    bool Passkeys,
    int? RetentionDays,
    ServerRole CustomEmojiFrom,
    IReadOnlyList<string> Warnings);

/// <summary>What <see cref="EmailVerification"/> comes to.</summary>
[JsonConverter(typeof(WordConverter<VerificationInForce>))]
internal enum VerificationInForce
{
    [JsonStringEnumMemberName("optional")]
    Optional,

    [JsonStringEnumMemberName("required")]
    Required,
}
