using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;
using Parlance.Chat.Mail.Templates;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Email;

/// <summary>Writes to the owner of an account, at the address that they have proved. Who has proved none is not written to: it may be a stranger's.</summary>
internal sealed class OwnerMails(MailOutbox outbox, SettingsStore settings)
{
    /// <summary>What mails say of the server, read before the transaction.</summary>
    public async Task<MailTerms> ReadTermsAsync(CancellationToken cancel) =>
        new((await settings.GetAsync(cancel)).Name, await settings.PublicUrlAsync(cancel));

    public Task TellAsync(DbSession db, User user, MailTerms terms, Func<MailReader, MailMessage> write) => user.EmailVerified
        ? outbox.AddAsync(db, write(new(EmailAddress.Parse(user.Email!), user.Locale, terms.ServerName)))
        : Task.CompletedTask;
}
