namespace Parlance.Chat.Accounts.Tokens;

/// <summary>A personal access token, as its owner sees it. Its secret is known to nobody but who was shown it.</summary>
/// <param name="Id">The token.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it is good for: <c>read</c>, <c>write</c>, <c>admin</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it stops to work; null for never.</param>
/// <param name="LastUsedAt">When it was last used, to five minutes.</param>
internal sealed record TokenItem(
    Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt)
{
    public static TokenItem Of(PersonalToken token) => new(
        token.Id, token.Name, token.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), token.CreatedAt, token.ExpiresAt, token.LastUsedAt);
}
