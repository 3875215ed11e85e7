using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;
using Parlance.Chat.Mail.Templates;

namespace Parlance.Chat.Accounts.Email;

/// <summary>
/// Asks for another address. The new one has to be confirmed, and until then nothing changes; the old one is told. Whether somebody else has the new
/// one is said to nobody but its mailbox.
/// </summary>
internal sealed partial class ChangeEmail(
    ChatDatabase database, OneTimeCodes codes, OwnerMails owner, MailOutbox outbox, AccountMails mails, RateLimiter limiter, ILogger<ChangeEmail> logger)
{
    /// <param name="Email">The new address.</param>
    public sealed record Request(string? Email);

    public async Task HandleAsync(HttpContext context, Actor actor, Request request, CancellationToken cancel)
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
                var user = await UserStore.RequireAsync(db, actor.User);
                await AskAsync(db, user, address, terms);
                await owner.TellAsync(db, user, terms, reader => mails.EmailChanging(reader, terms.Page("settings/account")));
            },
            cancel);
        LogAsked(actor.User);
    }

    private async Task AskAsync(DbSession db, User user, EmailAddress address, MailTerms terms)
    {
        var reader = new MailReader(address, user.Locale, terms.ServerName);
        if (await UserStore.FindByVerifiedEmailAsync(db, address.Key) is { } holder && holder.Id != user.Id)
        {
            // A code of an earlier attempt is worth nothing either way.
            await OneTimeCodes.RevokeAsync(db, OneTimeCodes.ChangeEmail, user.Id);
            await outbox.AddAsync(db, mails.AccountExists(reader, terms.Page("signin"), terms.Page("forgot")));
            return;
        }

        var code = await codes.CreateAsync(db, OneTimeCodes.ChangeEmail, user.Id, address.ToString(), address.Key);
        await outbox.AddAsync(db, mails.ConfirmNewEmail(reader, new(terms.Link("confirm-email", code.Token), code.Code, OneTimeCodes.Lifetime)));
    }

    [LoggerMessage(10121, LogLevel.Information, "User {User} asked for another address")]
    private partial void LogAsked(UserId user);
}
