using Parlance.Chat.Accounts.Email;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail.Templates;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>Tells the owner of an account of a new way to sign in to it, in case it was not them (ASVS 6.3.7).</summary>
internal sealed class SignInMethodMails(OwnerMails owners, AccountMails mails)
{
    /// <summary>What the mail says of the server, read before the transaction.</summary>
    public Task<MailTerms> ReadTermsAsync(CancellationToken cancel) => owners.ReadTermsAsync(cancel);

    public async Task AddedAsync(DbSession db, UserId user, SignInMethodKind kind, MailTerms terms) => await owners.TellAsync(
        db,
        await UserStore.RequireAsync(db, user),
        terms,
        reader => mails.SignInMethodAdded(reader, kind, provider: null, terms.Page("settings/security")));
}
