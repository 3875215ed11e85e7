using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Passwords;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;

namespace Parlance.Chat.Accounts.Operator;

/// <summary>Changes one account by the operator's word. Whatever takes rights away is announced, so that every node cuts what stands open.</summary>
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

            await RequireAnotherAdministratorAsync(db, user).ConfigureAwait(false);
            var disabled = await UserStore.UpdateAsync(db, user with { DisabledAt = clock.GetUtcNow() }, clock.GetUtcNow()).ConfigureAwait(false);
            await EndEverythingAsync(db, user, EndReason.Disabled).ConfigureAwait(false);
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

            return user.Role is ServerRole.Administrator
                ? user
                : await UserStore.UpdateAsync(db, user with { Role = ServerRole.Administrator }, clock.GetUtcNow()).ConfigureAwait(false);
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

                if (PasswordRules.Fault(password, user.Username, user.Email, user.DisplayName) is { } fault)
                {
                    throw ChatError.Invalid("password", fault);
                }

                var changed = await UserStore.UpdateAsync(db, user with { PasswordHash = hash }, clock.GetUtcNow()).ConfigureAwait(false);
                await EndEverythingAsync(db, user, EndReason.PasswordChanged).ConfigureAwait(false);
                return changed;
            },
            cancel).ConfigureAwait(false);
    }

    private async Task<AccountSummary> ChangeAsync(string login, string what, Func<DbSession, User, Task<User>> change, CancellationToken cancel)
    {
        var user = await database.WriteAsync(
            async db => await change(db, await RequireAsync(db, login).ConfigureAwait(false)).ConfigureAwait(false),
            cancel).ConfigureAwait(false);
        LogChanged(user.Id, what);
        return AccountSummary.Of(user);
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

    private static async Task RequireAnotherAdministratorAsync(DbSession db, User user)
    {
        if (user.Role is not ServerRole.Administrator)
        {
            return;
        }

        // On PostgreSQL, of two who leave at once one waits here for the other. SQLite has one writer.
        if (db.Dialect is Dialect.Postgres)
        {
            await db.QueryAsync<UserId>("SELECT id FROM users WHERE role = @role FOR UPDATE", new { role = ServerRole.Administrator }).ConfigureAwait(false);
        }

        var others = await db.ScalarAsync<long>(
            "SELECT COUNT(*) FROM users WHERE role = @role AND id <> @id AND disabled_at IS NULL AND deleted_at IS NULL",
            new { role = ServerRole.Administrator, id = user.Id }).ConfigureAwait(false);
        if (others is 0)
        {
            throw ChatError.LastAdministrator();
        }
    }

    private async Task EndEverythingAsync(DbSession db, User user, string reason)
    {
        await SessionStore.EndAllAsync(db, user.Id, except: null, reason, clock).ConfigureAwait(false);

        // Also what a personal access token has opened.
        if (reason is EndReason.Disabled)
        {
            await SessionStore.AnnounceAsync(db, user.Id, session: null, token: null, reason, clock).ConfigureAwait(false);
        }
    }

    [LoggerMessage(10311, LogLevel.Information, "User {User} was {What} by the operator")]
    private partial void LogChanged(UserId user, string what);
}
