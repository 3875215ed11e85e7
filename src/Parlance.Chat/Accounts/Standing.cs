using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts;

/// <summary>What the server asks of an account before it is of full use.</summary>
/// <param name="Email">Whether its address has to be proved.</param>
/// <param name="SecondFactor">Whose sign-in has to take a second step.</param>
internal readonly record struct AccountTerms(bool Email, SecondFactorRule SecondFactor);

/// <summary>Whether an account is of full use.</summary>
internal static class Standing
{
    /// <summary>
    /// Whether an unproven address stands between an account and the use of the server. An administrator's does not: wrong mail settings
    /// must not lock out who has to mend them. A bot has no address.
    /// </summary>
    public static bool IsVerified(ServerRole role, AccountKind kind, bool emailVerified, bool emailRequired) =>
        emailVerified || !emailRequired || role is ServerRole.Administrator || kind is AccountKind.Bot;

    /// <summary>Whether the sign-in of somebody of this role has to take a second step.</summary>
    public static bool NeedsSecondFactor(ServerRole role, SecondFactorRule rule) =>
        rule is SecondFactorRule.Everybody || (rule is SecondFactorRule.Administrators && role is ServerRole.Administrator);

    /// <summary>The codes of what stands between an account and the use of the server. A bot signs in nowhere; its owner answers for it.</summary>
    public static IReadOnlyList<string> Restrictions(User user, AccountTerms terms)
    {
        var restrictions = new List<string>();
        if (!IsVerified(user.Role, user.Kind, user.EmailVerified, terms.Email))
        {
            restrictions.Add(ChatError.EmailUnverified().Code);
        }

        if (user.Kind is AccountKind.Person && user.TwoStepAt is null && NeedsSecondFactor(user.Role, terms.SecondFactor))
        {
            restrictions.Add(ChatError.SecondFactorRequired().Code);
        }

        return restrictions;
    }
}
