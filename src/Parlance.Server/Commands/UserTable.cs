using System.Globalization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Operator;

namespace Parlance.Server.Commands;

/// <summary>Accounts as lines: fields between tabs, for people and for <c>cut</c>. No name or address can hold one.</summary>
internal static class UserTable
{
    public static string LineOf(AccountSummary account) => string.Join(
        '\t',
        account.Username,
        RoleOf(account),
        account.DisabledAt is null ? "active" : "disabled",
        account.Email is null ? "-" : account.EmailVerified ? account.Email : $"{account.Email} (not proved)",
        account.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string RoleOf(AccountSummary account) => (account.Kind, account.Role) switch
    {
        (AccountKind.Bot, _) => "bot",
        (_, ServerRole.Administrator) => "administrator",
        (_, ServerRole.Member) => "member",
        (_, ServerRole.Guest) => "guest",
        _ => "unknown",
    };
}
