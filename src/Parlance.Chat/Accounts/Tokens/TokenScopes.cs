using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>What a personal access token may be good for. Each scope stands for itself: writing does not include reading.</summary>
internal static class TokenScopes
{
    public const string Read = "read";
    public const string Write = "write";
    public const string Admin = "admin";

    /// <summary>The scopes as they are stored.</summary>
    public static string Check(Validation validation, IReadOnlyList<string?>? scopes, ServerRole role)
    {
        var chosen = new[] { Read, Write, Admin }.Where(scope => scopes?.Contains(scope, StringComparer.Ordinal) ?? false).ToList();
        var known = scopes is { Count: > 0 } && scopes.All(scope => scope is Read or Write or Admin);
        validation.Require(known, "scopes", $"some of {Read}, {Write}, {Admin}");
        validation.Require(!chosen.Contains(Admin, StringComparer.Ordinal) || role is ServerRole.Administrator, "scopes", $"'{Admin}' only for an administrator");
        return string.Join(' ', chosen);
    }
}
