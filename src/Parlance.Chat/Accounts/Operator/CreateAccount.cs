using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Email;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Accounts.Passwords;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Mail;

namespace Parlance.Chat.Accounts.Operator;

/// <summary>Makes an account by the same rules as a registration, whatever the server's registration mode is.</summary>
internal sealed partial class CreateAccount(
    ChatDatabase database, PasswordHashing passwords, RegistrationGate gate, EmailProofs proofs, TimeProvider clock, ILogger<CreateAccount> logger)
{
    public async Task<AccountSummary> HandleAsync(NewAccount account, CancellationToken cancel)
    {
        var terms = await gate.ReadTermsAsync(cancel).ConfigureAwait(false);
        var draft = Check(account, terms.Mail.ServerName);
        draft = draft with { PasswordHash = await passwords.HashAsync(account.Password, cancel).ConfigureAwait(false) };
        try
        {
            var user = await database.WriteAsync(db => InsertAsync(db, draft, account.EmailVerified, terms.Mail), cancel).ConfigureAwait(false);
            LogCreated(user.Id, user.Role);
            return AccountSummary.Of(user);
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            throw ChatError.UsernameTaken();
        }
    }

    private async Task<User> InsertAsync(DbSession db, User draft, bool emailVerified, MailTerms mail)
    {
        var user = await NewUser.InsertAsync(db, draft, clock).ConfigureAwait(false);
        var audited = new Audited(AuditAction.UserCreated) { User = user.Id }.With(new { user.Role });
        await AuditLog.WriteAsync(db, actor: null, audited, user.CreatedAt).ConfigureAwait(false);
        if (user.EmailKey is null)
        {
            return user;
        }

        if (!emailVerified)
        {
            await proofs.SendAsync(db, user, mail).ConfigureAwait(false);
            return user;
        }

        await EmailProofs.TakeAddressAsync(db, user.Id, user.EmailKey, clock.GetUtcNow()).ConfigureAwait(false);
        return await UserStore.UpdateAsync(db, user with { VerifiedEmailKey = user.EmailKey }, clock.GetUtcNow()).ConfigureAwait(false);
    }

    private static User Check(NewAccount account, string server)
    {
        var validation = new Validation();
        var username = ProfileRules.Username(validation, account.Username);
        var email = string.IsNullOrWhiteSpace(account.Email) ? null : account.Email.Trim();
        var emailKey = MailAddressSyntax.TryParse(email, out var address) ? address.Key : null;
        validation.Require(email is null || emailKey is not null, "email", "an e-mail address");
        validation.Require(!account.EmailVerified || email is not null, "email", "an e-mail address, since it is said to be verified");
        if (PasswordRules.Fault(account.Password, server, username, email, account.DisplayName) is { } fault)
        {
            validation.Add("password", fault);
        }

        var user = new User
        {
            Kind = AccountKind.Person,
            Role = account.Role,
            Username = username,
            DisplayName = string.IsNullOrWhiteSpace(account.DisplayName) ? username : ProfileRules.DisplayName(validation, account.DisplayName),
            Email = email,
            EmailKey = emailKey,
            Locale = ProfileRules.LocaleDefault,
            TimeZone = ProfileRules.TimeZoneDefault,
        };
        validation.ThrowIfInvalid();
        return user;
    }

    [LoggerMessage(10310, LogLevel.Information, "The operator made user {User}, {Role}")]
    private partial void LogCreated(UserId user, ServerRole role);
}
