using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;
using Parlance.Chat.Mail.Templates;

namespace Parlance.Chat.Accounts.Email;

/// <summary>Asks for, and takes, the proof that an address is its owner's. Before it, an address is a claim: it neither reserves nor links anything.</summary>
internal sealed class EmailProofs(OneTimeCodes codes, MailOutbox outbox, AccountMails mails, TimeProvider clock)
{
    /// <summary>Sends the mail that asks for it; to an address that another account has proved, one that says so.</summary>
    public async Task SendAsync(DbSession db, User user, MailTerms terms)
    {
        var reader = new MailReader(EmailAddress.Parse(user.Email!), user.Locale, terms.ServerName);
        if (await UserStore.FindByVerifiedEmailAsync(db, user.EmailKey!).ConfigureAwait(false) is not null)
        {
            await outbox.AddAsync(db, mails.AccountExists(reader, terms.Page("signin"), terms.Page("forgot"))).ConfigureAwait(false);
            return;
        }

        var code = await codes.CreateAsync(db, OneTimeCodes.VerifyEmail, user.Id, user.Email!, user.EmailKey!).ConfigureAwait(false);
        await outbox.AddAsync(db, mails.VerifyEmail(reader, new(terms.Link("verify", code.Token), code.Code, OneTimeCodes.Lifetime))).ConfigureAwait(false);
    }

    /// <summary>Gives the address to who has proved it. All other claims on it end.</summary>
    /// <exception cref="ChatError"><c>code_invalid</c>: the account is gone, or has another address by now; <c>email_in_use</c>: another account was first.</exception>
    public async Task<User> AcceptAsync(DbSession db, ProvenAddress proven)
    {
        var now = clock.GetUtcNow();
        await LockClaimsAsync(db, proven).ConfigureAwait(false);
        var user = await UserStore.FindAsync(db, proven.UserId).ConfigureAwait(false);
        if (user is not { IsActive: true } || !string.Equals(user.EmailKey, proven.EmailKey, StringComparison.Ordinal))
        {
            throw ChatError.CodeInvalid();
        }

        if (user.EmailVerified)
        {
            return user;
        }

        await TakeAddressAsync(db, user.Id, proven.EmailKey, now).ConfigureAwait(false);
        return await UserStore.UpdateAsync(db, user with { VerifiedEmailKey = proven.EmailKey }, now).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes those who prove one address at once wait for each other on PostgreSQL, before they read anything: each is about to change the others'
    /// rows. In the order of the ids, so that nobody waits in a circle. SQLite has one writer.
    /// </summary>
    public static Task LockClaimsAsync(DbSession db, ProvenAddress proven) => db.Dialect is Dialect.Postgres
        ? db.QueryAsync<UserId>("SELECT id FROM users WHERE email_key = @EmailKey OR id = @UserId ORDER BY id FOR UPDATE", proven)
        : Task.CompletedTask;

    /// <summary>Makes sure that nobody else has or claims an address that is proved now.</summary>
    /// <exception cref="ChatError"><c>email_in_use</c>.</exception>
    public static async Task TakeAddressAsync(DbSession db, UserId user, string emailKey, DateTimeOffset now)
    {
        if (await UserStore.FindByVerifiedEmailAsync(db, emailKey).ConfigureAwait(false) is { } owner && owner.Id != user)
        {
            throw ChatError.EmailInUse();
        }

        foreach (var claimant in await UserStore.ClaimingEmailAsync(db, emailKey).ConfigureAwait(false))
        {
            if (claimant.Id != user)
            {
                await UserStore.UpdateAsync(db, claimant with { Email = null, EmailKey = null }, now).ConfigureAwait(false);
            }
        }
    }
}
