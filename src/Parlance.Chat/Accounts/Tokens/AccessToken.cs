namespace Parlance.Chat.Accounts.Tokens;

/// <summary>What an access token says, its signature, issuer and audience checked.</summary>
internal sealed record AccessToken(UserId User, SessionId Session, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

/// <summary>A fresh access token and when it expires.</summary>
internal sealed record IssuedAccessToken(string Token, DateTimeOffset ExpiresAt);
