using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>What somebody wants a token to be good for.</summary>
internal static class ChosenScopes
{
    /// <summary>The scopes as they are stored: in the order of the list, each once.</summary>
    public static string Check(Validation validation, IReadOnlyList<string?>? scopes, ServerRole role)
    {
        var known = scopes is { Count: > 0 } && scopes.All(Scope.IsKnown);
        validation.Require(known, "scopes", $"some of {string.Join(", ", Scope.All.Select(scope => scope.Name))}");
        if (!known)
        {
            return "";
        }

        var chosen = Scope.All.Select(scope => scope.Name).Where(name => scopes!.Contains(name, StringComparer.Ordinal)).ToList();
        validation.Require(role is ServerRole.Administrator || !chosen.Exists(Scope.IsForAdministrators), "scopes", "those of administration only for an administrator");
        return string.Join(' ', chosen);
    }
}
