using Parlance.Chat.Accounts.Users;

namespace Parlance.Chat.Accounts;

/// <summary>Whether an account is of full use.</summary>
internal static class Standing
{
    /// <summary>
    /// Whether nothing stands between an account and the use of the server. An administrator's unproven address does not: wrong mail settings
    /// must not lock out who has to mend them. A bot has no address.
    /// </summary>
    public static bool IsVerified(ServerRole role, AccountKind kind, bool emailVerified, bool emailRequired) =>
        emailVerified || !emailRequired || role is ServerRole.Administrator || kind is AccountKind.Bot;

    public static bool IsVerified(User user, bool emailRequired) => IsVerified(user.Role, user.Kind, user.EmailVerified, emailRequired);
}
