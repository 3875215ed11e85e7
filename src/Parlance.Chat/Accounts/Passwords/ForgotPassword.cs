using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Email;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;
using Parlance.Chat.Mail.Templates;

namespace Parlance.Chat.Accounts.Passwords;

/// <summary>
/// Sends a link and a code for a new password, to the account that has proved the address. Nobody learns whether there is one: an address without an
/// account gets the same answer, counts towards the same limits, and costs the same statements and the same commit.
/// </summary>
internal sealed partial class ForgotPassword(
    ChatDatabase database, OneTimeCodes codes, OwnerMails owner, MailOutbox outbox, AccountMails mails, RateLimiter limiter, ILogger<ForgotPassword> logger)
{
    /// <param name="Email">An address that an account has proved.</param>
    public sealed record Request(string? Email);

    public async Task HandleAsync(HttpContext context, Request request, CancellationToken cancel)
    {
        if (!MailAddressSyntax.TryParse(request.Email?.Trim(), out var address))
        {
            throw ChatError.Invalid("email", "an e-mail address");
        }

        limiter.Take(RateLimit.MailPerAddress, ClientInfo.AddressOf(context));
        limiter.Take(RateLimit.MailPerRecipient, address.Key);
        var terms = await owner.ReadTermsAsync(cancel);
        await database.WriteAsync(
            async db =>
            {
                if (await UserStore.FindByVerifiedEmailAsync(db, address.Key) is { IsActive: true } user)
                {
                    await SendAsync(db, user, terms);
                }
                else
                {
                    await PretendAsync(db, address, terms);
                }
            },
            cancel);
        LogAsked();
    }

    /// <summary>Sends them in the caller's transaction, by the account's own wish.</summary>
    public async Task SendAsync(DbSession db, User user, MailTerms terms)
    {
        var code = await codes.CreateAsync(db, OneTimeCodes.ResetPassword, user.Id, user.Email!, user.EmailKey!);
        await owner.TellAsync(db, user, terms, reader => mails.ResetPassword(reader, ProofOf(terms, code)));
    }

    /// <summary>Sends them by an administrator's wish.</summary>
    public async Task SendByAdministratorAsync(DbSession db, User user, MailTerms terms)
    {
        var code = await codes.CreateAsync(db, OneTimeCodes.ResetPassword, user.Id, user.Email!, user.EmailKey!);
        await owner.TellAsync(db, user, terms, reader => mails.ResetPasswordByAdministrator(reader, ProofOf(terms, code)));
    }

    private async Task PretendAsync(DbSession db, EmailAddress address, MailTerms terms)
    {
        var code = await codes.PretendAsync(db, OneTimeCodes.ResetPassword, address.ToString());
        var mail = mails.ResetPassword(new(address, ProfileRules.LocaleDefault, terms.ServerName), ProofOf(terms, code));
        await outbox.AddAsync(db, mail);
        // Gone before anybody can see it.
        await db.ExecuteAsync("DELETE FROM mail_outbox WHERE id = @Id", new { mail.Id });
    }

    private static ProofOfAddress ProofOf(MailTerms terms, OneTimeCode code) => new(terms.Link("reset", code.Token), code.Code, OneTimeCodes.Lifetime);

    [LoggerMessage(10123, LogLevel.Information, "Somebody asked for a new password")]
    private partial void LogAsked();
}
