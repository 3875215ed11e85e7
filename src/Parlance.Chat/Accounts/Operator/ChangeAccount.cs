using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Passwords;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Operator;

/// <summary>Changes one account by the operator's word, by the rules that bind administrators. What stands open is closed on every node.</summary>
internal sealed partial class ChangeAccount(ChatDatabase database, PasswordHashing passwords, TimeProvider clock, ILogger<ChangeAccount> logger)
{
    public Task<AccountSummary> DisableAsync(string login, CancellationToken cancel) => ChangeAsync(
        login,
        "disabled",
        async (db, user) =>
        {
            if (user.DisabledAt is not null)
            {
                return user;
            }

            if (user.Role is ServerRole.Administrator)
            {
                await Administrators.RequireAnotherAsync(db, user.Id).ConfigureAwait(false);
            }

            var disabled = await UserStore.UpdateAsync(db, user with { DisabledAt = clock.GetUtcNow() }, clock.GetUtcNow()).ConfigureAwait(false);
            await OpenDoors.CloseAsync(db, user.Id, EndReason.Disabled, clock).ConfigureAwait(false);
            return disabled;
        },
        cancel);

    public Task<AccountSummary> EnableAsync(string login, CancellationToken cancel) => ChangeAsync(
        login,
        "enabled",
        async (db, user) => user.DisabledAt is null
            ? user
            : await UserStore.UpdateAsync(db, user with { DisabledAt = null }, clock.GetUtcNow()).ConfigureAwait(false),
        cancel);

    public Task<AccountSummary> MakeAdministratorAsync(string login, CancellationToken cancel) => ChangeAsync(
        login,
        "made an administrator",
        async (db, user) =>
        {
            if (user.Kind is not AccountKind.Person)
            {
                throw ChatError.Conflict("A bot cannot be an administrator.");
            }

            if (user.DisabledAt is not null)
            {
                throw ChatError.Conflict($"This account is disabled. Enable it first: user enable {user.Username}");
            }

            if (user.Role is ServerRole.Administrator)
            {
                return user;
            }

            var administrator = await UserStore.UpdateAsync(db, user with { Role = ServerRole.Administrator }, clock.GetUtcNow()).ConfigureAwait(false);
            await OpenDoors.CloseAsync(db, user.Id, EndReason.RoleChanged, clock).ConfigureAwait(false);
            return administrator;
        },
        cancel);

    public async Task<AccountSummary> ResetPasswordAsync(string login, string password, CancellationToken cancel)
    {
        // Hashing takes its time, and a transaction must not wait for it.
        var hash = await passwords.HashAsync(password, cancel).ConfigureAwait(false);
        return await ChangeAsync(
            login,
            "given another password",
            async (db, user) =>
            {
                if (user.Kind is not AccountKind.Person)
                {
                    throw ChatError.Conflict("A bot has no password.");
                }

                var server = (await SettingsStore.CurrentAsync(db).ConfigureAwait(false)).Name;
                if (PasswordRules.Fault(password, server, user.Username, user.Email, user.DisplayName) is { } fault)
                {
                    throw ChatError.Invalid("password", fault);
                }

                var changed = await UserStore.UpdateAsync(db, user with { PasswordHash = hash }, clock.GetUtcNow()).ConfigureAwait(false);
                await SessionStore.EndAllAsync(db, user.Id, except: null, EndReason.PasswordChanged, clock).ConfigureAwait(false);
                await OpenDoors.RevokeProofsAsync(db, user.Id).ConfigureAwait(false);
                return changed;
            },
            cancel).ConfigureAwait(false);
    }

    private async Task<AccountSummary> ChangeAsync(string login, string what, Func<DbSession, User, Task<User>> change, CancellationToken cancel)
    {
        var user = await database.WriteAsync(
            async db =>
            {
                await Administrators.LockAsync(db).ConfigureAwait(false);
                var before = await RequireAsync(db, login).ConfigureAwait(false);
                var after = await change(db, before).ConfigureAwait(false);
                await AuditAsync(db, before, after).ConfigureAwait(false);
                return after;
            },
            cancel).ConfigureAwait(false);
        LogChanged(user.Id, what);
        return AccountSummary.Of(user);
    }

    private async Task AuditAsync(DbSession db, User before, User after)
    {
        var audited = new Audited(AuditAction.UserChanged) { User = before.Id }
            .From(new { before.Role, disabled = before.DisabledAt is not null }, new { after.Role, disabled = after.DisabledAt is not null });
        if (audited.After!.Count > 0)
        {
            await AuditLog.WriteAsync(db, actor: null, audited, clock.GetUtcNow()).ConfigureAwait(false);
        }

        if (!string.Equals(before.PasswordHash, after.PasswordHash, StringComparison.Ordinal))
        {
            await AuditLog.WriteAsync(db, actor: null, new(AuditAction.UserPasswordSet) { User = before.Id }, clock.GetUtcNow()).ConfigureAwait(false);
        }
    }

    private static async Task<User> RequireAsync(DbSession db, string login)
    {
        var found = MailAddressSyntax.TryParse(login, out var address)
            ? await UserStore.FindByVerifiedEmailAsync(db, address.Key).ConfigureAwait(false)
            : Username.Normalize(login, out _) is { } name
                ? await UserStore.FindByUsernameKeyAsync(db, Username.Key(name)).ConfigureAwait(false)
                : null;
        return found ?? throw ChatError.NotFound("account");
    }

    [LoggerMessage(10311, LogLevel.Information, "User {User} was {What} by the operator")]
    private partial void LogChanged(UserId user, string what);
}
