using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Email;
using Parlance.Chat.Accounts.Passwords;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;

namespace Parlance.Chat.Admin;

/// <summary>Sends somebody the mail with which to choose a new password. The administrator never sees what is in it.</summary>
internal sealed partial class SendPasswordReset(ChatDatabase database, ForgotPassword forgot, OwnerMails owner, TimeProvider clock, ILogger<SendPasswordReset> logger)
{
    public async Task HandleAsync(Actor actor, UserId id, CancellationToken cancel)
    {
        var terms = await owner.ReadTermsAsync(cancel);
        await database.WriteAsync(
            async db =>
            {
                var user = await GetUser.RequireAsync(db, id);
                if (user is not { Kind: AccountKind.Person, EmailVerified: true, IsActive: true })
                {
                    throw ChatError.Conflict("This account has no proved address that a mail could go to, or is disabled.");
                }

                await forgot.SendByAdministratorAsync(db, user, terms);
                await AuditLog.WriteAsync(db, actor, new(AuditAction.UserResetSent) { User = id }, clock.GetUtcNow());
            },
            cancel);
        LogSent(actor.User, id);
    }

    [LoggerMessage(10137, LogLevel.Information, "Administrator {User} had a password reset sent to account {Account}")]
    private partial void LogSent(UserId user, UserId account);
}
