using Parlance.Chat.Accounts.Email;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;
using Parlance.Chat.Mail.Templates;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>Tells the owner of an account of a new way to sign in to it, in case it was not them (ASVS 6.3.7). Only at an address that is proved to be theirs.</summary>
internal sealed class SignInMethodMails(RegistrationGate gate, MailOutbox outbox, AccountMails mails)
{
    /// <summary>What the mail says of the server, read before the transaction.</summary>
    public async Task<MailTerms> ReadTermsAsync(CancellationToken cancel) => (await gate.ReadTermsAsync(cancel)).Mail;

    public async Task AddedAsync(DbSession db, UserId id, SignInMethodKind kind, MailTerms terms)
    {
        if (await UserStore.FindAsync(db, id) is { EmailVerified: true, Email: { } email } user)
        {
            var reader = new MailReader(EmailAddress.Parse(email), user.Locale, terms.ServerName);
            await outbox.AddAsync(db, mails.SignInMethodAdded(reader, kind, provider: null, terms.Page("settings/security")));
        }
    }
}
