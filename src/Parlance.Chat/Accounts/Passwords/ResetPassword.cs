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
/// Sets a new password by the link or the code of a mail. All sessions end, and nobody is signed in by it: an account with two steps still asks for
/// its second one (ASVS 6.4.3).
/// </summary>
internal sealed partial class ResetPassword(
    ChatDatabase database,
    OneTimeCodes codes,
    PasswordHashing passwords,
    OwnerMails owner,
    AccountMails mails,
    RateLimiter limiter,
    TimeProvider clock,
    ILogger<ResetPassword> logger)
{
    /// <param name="Token">Of the link; or else:</param>
    /// <param name="Email">The address that the code was sent to,</param>
    /// <param name="Code">and the six digits.</param>
    /// <param name="Password">The new password.</param>
    public sealed record Request(string? Token, string? Email, string? Code, string? Password);

    public async Task HandleAsync(HttpContext context, Request request, CancellationToken cancel)
    {
        var emailKey = MailAddressSyntax.TryParse(request.Email?.Trim(), out var address) ? address.Key : null;
        var terms = await owner.ReadTermsAsync(cancel);
        if (PasswordRules.Fault(request.Password, terms.ServerName, address?.ToString()) is { } fault)
        {
            throw ChatError.Invalid("password", fault);
        }

        limiter.Take(RateLimit.CodePerAddress, ClientInfo.AddressOf(context));
        if (emailKey is not null)
        {
            limiter.Take(RateLimit.CodePerAccount, emailKey);
        }

        var hash = await passwords.HashAsync(request.Password!, cancel);
        // Null commits, so that a wrong try stays counted.
        var user = await database.WriteAsync(
            async db => await ProveAsync(db, request, emailKey) is { } proven ? await SetAsync(db, proven, request.Password!, hash, terms) : null,
            cancel) ?? throw ChatError.CodeInvalid();
        LogReset(user.Id);
    }

    private async Task<ProvenAddress?> ProveAsync(DbSession db, Request request, string? emailKey)
    {
        if (request.Token is { Length: > 0 } token)
        {
            return await codes.TakeTokenAsync(db, OneTimeCodes.ResetPassword, token);
        }

        var user = emailKey is null ? null : await UserStore.FindByVerifiedEmailAsync(db, emailKey);
        var proven = await codes.TakeCodeAsync(db, OneTimeCodes.ResetPassword, user?.Id ?? default, request.Code);
        if (proven is null)
        {
            // An account whose code waits has a try to write down. Nobody may tell it from the others by that.
            await EvenWork.WriteAsync(db, clock);
        }

        return proven;
    }

    private async Task<User> SetAsync(DbSession db, ProvenAddress proven, string password, string hash, MailTerms terms)
    {
        var user = await UserStore.FindAsync(db, proven.UserId);
        if (user is not { IsActive: true } || !string.Equals(user.VerifiedEmailKey, proven.EmailKey, StringComparison.Ordinal))
        {
            throw ChatError.CodeInvalid();
        }

        // Now that it is known whose it is. The refusal undoes the taking: the link is still good.
        if (PasswordRules.Fault(password, terms.ServerName, user.Username, user.Email, user.DisplayName) is { } fault)
        {
            throw ChatError.Invalid("password", fault);
        }

        var changed = await UserStore.UpdateAsync(db, user with { PasswordHash = hash }, clock.GetUtcNow());
        await SessionStore.EndAllAsync(db, user.Id, except: null, EndReason.PasswordChanged, clock);
        await OpenDoors.RevokeProofsAsync(db, user.Id);
        await owner.TellAsync(db, changed, terms, reader => mails.PasswordChanged(reader, terms.Page("forgot")));
        return changed;
    }

    [LoggerMessage(10124, LogLevel.Information, "User {User} set a new password by mail; all sessions are ended")]
    private partial void LogReset(UserId user);
}
