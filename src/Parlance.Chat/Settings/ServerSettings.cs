using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Http;

namespace Parlance.Chat.Settings;

/// <summary>What administrators decide for the whole server. In the database, the same on all nodes.</summary>
internal sealed record ServerSettings
{
    public string Name { get; init; } = "Parlance";

    /// <summary>An emoji as logo; empty for the first letter of the name.</summary>
    public string LogoEmoji { get; init; } = "";

    /// <summary>The colour of the logo, as <c>#rrggbb</c>.</summary>
    public string LogoColor { get; init; } = "#3d5a40";

    /// <summary>Where people reach the server; null for the address that it listens on.</summary>
    public string? PublicUrl { get; init; }

    public RegistrationMode Registration { get; init; } = RegistrationMode.Open;

    /// <summary>The e-mail domains of <see cref="RegistrationMode.Domain"/>, in lower case.</summary>
    public IReadOnlyList<string> AllowedDomains { get; init; } = [];

    public EmailVerification EmailVerification { get; init; } = EmailVerification.Automatic;

    /// <summary>Whose sign-in has to take a second step.</summary>
    public SecondFactorRule SecondFactor { get; init; } = SecondFactorRule.Nobody;

    /// <summary>After how many days messages are purged; null for never.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>Whether the server asks other servers what the links in messages lead to.</summary>
    public bool LinkPreviews { get; init; } = true;

    /// <summary>The lowest role that adds emoji to the server; never guests.</summary>
    public ServerRole CustomEmojiFrom { get; init; } = ServerRole.Member;
}

/// <summary>Whom the server asks for a second step when they sign in. A later one asks more people.</summary>
[JsonConverter(typeof(WordConverter<SecondFactorRule>))]
internal enum SecondFactorRule
{
    /// <summary>Whoever wants to takes one.</summary>
    [JsonStringEnumMemberName("nobody")]
    Nobody,

    [JsonStringEnumMemberName("administrators")]
    Administrators,

    [JsonStringEnumMemberName("everybody")]
    Everybody,
}

/// <summary>Who may make an account. An invitation works in every mode.</summary>
[JsonConverter(typeof(WordConverter<RegistrationMode>))]
internal enum RegistrationMode
{
    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("invitation")]
    Invitation,

    /// <summary>Who proves an address of certain domains.</summary>
    [JsonStringEnumMemberName("domain")]
    Domain,
}

/// <summary>Whether an account is of use before its address is proved.</summary>
[JsonConverter(typeof(WordConverter<EmailVerification>))]
internal enum EmailVerification
{
    /// <summary>Required once mail really leaves the server.</summary>
    [JsonStringEnumMemberName("automatic")]
    Automatic,

    [JsonStringEnumMemberName("required")]
    Required,

    [JsonStringEnumMemberName("optional")]
    Optional,
}
