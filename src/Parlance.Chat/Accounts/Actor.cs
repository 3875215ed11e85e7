namespace Parlance.Chat.Accounts;

/// <summary>Who makes a request, on whatever door: the answer to a token that was checked just now.</summary>
/// <param name="User">The account.</param>
/// <param name="Session">The signed-in device; null for a personal access token.</param>
/// <param name="Token">The personal access token; null for a session.</param>
/// <param name="Role">What the account may do on the server.</param>
/// <param name="Kind">A person or a bot.</param>
/// <param name="Verified">Whether its address is proved, or need not be.</param>
/// <param name="LacksSecondFactor">Whether the server asks it for a second step that it has not set up.</param>
/// <param name="Scopes">What a personal access token is limited to; null without a limit.</param>
/// <param name="SignedInAt">When the person last proved who they are.</param>
internal sealed record Actor(
    UserId User,
    SessionId? Session,
    Guid? Token,
    ServerRole Role,
    AccountKind Kind,
    bool Verified,
    bool LacksSecondFactor,
    IReadOnlySet<string>? Scopes,
    DateTimeOffset SignedInAt)
{
    public bool IsAdministrator => Role is ServerRole.Administrator;

    public bool May(string scope) => Scopes is null || Scopes.Contains(scope);
}
