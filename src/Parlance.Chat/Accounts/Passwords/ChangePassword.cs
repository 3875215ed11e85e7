using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Email;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail.Templates;

namespace Parlance.Chat.Accounts.Passwords;

/// <summary>Changes one's password, or sets the first one. All other sessions end.</summary>
internal sealed partial class ChangePassword(
    ChatDatabase database,
    PasswordHashing passwords,
    OwnerMails owner,
    AccountMails mails,
    RateLimiter limiter,
    TimeProvider clock,
    ILogger<ChangePassword> logger)
{
    /// <param name="Password">The new password.</param>
    /// <param name="CurrentPassword">The one that the account has, if it has one (ASVS 6.2.3).</param>
    public sealed record Request(string? Password, string? CurrentPassword);

    public async Task HandleAsync(HttpContext context, Actor actor, Request request, CancellationToken cancel)
    {
        var user = await database.ReadAsync(db => UserStore.RequireAsync(db, actor.User), cancel);
        var terms = await owner.ReadTermsAsync(cancel);
        if (PasswordRules.Fault(request.Password, terms.ServerName, user.Username, user.Email, user.DisplayName) is { } fault)
        {
            throw ChatError.Invalid("password", fault);
        }

        await RequireCurrentAsync(context, user, request.CurrentPassword, cancel);
        var hash = await passwords.HashAsync(request.Password!, cancel);
        var ended = await database.WriteAsync(db => SetAsync(db, actor, user, hash, terms), cancel);
        LogChanged(actor.User, ended);
    }

    private async Task RequireCurrentAsync(HttpContext context, User user, string? password, CancellationToken cancel)
    {
        if (user.PasswordHash is null)
        {
            return;
        }

        limiter.Take(RateLimit.SignInPerAddress, ClientInfo.AddressOf(context));
        limiter.Take(RateLimit.SignInPerAccount, user.Id.ToString());
        if (!await passwords.VerifyAsync(user, password, cancel))
        {
            throw ChatError.InvalidCredentials();
        }

        limiter.GiveBack(RateLimit.SignInPerAccount, user.Id.ToString());
    }

    private async Task<int> SetAsync(DbSession db, Actor actor, User read, string hash, MailTerms terms)
    {
        // The version makes sure that it is still the password that was checked.
        var changed = await UserStore.UpdateAsync(db, read with { PasswordHash = hash }, clock.GetUtcNow());
        var ended = await SessionStore.EndAllAsync(db, changed.Id, actor.Session, EndReason.PasswordChanged, clock);
        await OpenDoors.RevokeProofsAsync(db, changed.Id);
        await owner.TellAsync(db, changed, terms, reader => read.PasswordHash is null
            ? mails.SignInMethodAdded(reader, SignInMethodKind.Password, provider: null, terms.Page("settings/security"))
            : mails.PasswordChanged(reader, terms.Page("forgot")));
        return ended;
    }

    [LoggerMessage(10125, LogLevel.Information, "User {User} changed their password; {Ended} other sessions are ended")]
    private partial void LogChanged(UserId user, int ended);
}
