using Parlance.Chat.Accounts.Tokens;

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
    /// <summary>Whether the server does it for them now, as they have asked before: there is nothing that could have ended since.</summary>
    public bool IsAbsent { get; init; }

    public bool IsAdministrator => Role is ServerRole.Administrator;

    /// <summary>Whether what they came with is good for it: a token may be limited, a session never is.</summary>
    public bool May(string scope) => Scopes is null || Scope.Covers(Scopes, scope);

    /// <exception cref="ChatError"><c>forbidden</c>, which names the scope that is missing.</exception>
    public void Require(string scope)
    {
        if (!May(scope))
        {
            throw ChatError.Forbidden($"This token lacks the scope '{scope}'.");
        }
    }
}
