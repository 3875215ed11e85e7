using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Email;

/// <summary>Gives an account the address that it has asked for and proved just now.</summary>
internal sealed partial class ConfirmEmailChange(MailedProofs mailed, ProfileFeed feed, TimeProvider clock, ILogger<ConfirmEmailChange> logger)
{
    public async Task HandleAsync(HttpContext context, Actor actor, MailedProofs.Request request, CancellationToken cancel)
    {
        var user = await mailed.TakeAsync(context, OneTimeCodes.ChangeEmail, actor, request, ChangeAsync, cancel);
        LogChanged(user.Id);
        // Committed: whoever gives up now changes nothing.
        await feed.TellAsync(user, CancellationToken.None);
    }

    private async Task<User> ChangeAsync(DbSession db, ProvenAddress proven)
    {
        var now = clock.GetUtcNow();
        await EmailProofs.LockClaimsAsync(db, proven);
        var user = await UserStore.FindAsync(db, proven.UserId);
        if (user is not { IsActive: true })
        {
            throw ChatError.CodeInvalid();
        }

        await EmailProofs.TakeAddressAsync(db, user.Id, proven.EmailKey, now);
        var changed = await UserStore.UpdateAsync(db, user with { Email = proven.Email, EmailKey = proven.EmailKey, VerifiedEmailKey = proven.EmailKey }, now);
        // What was sent to the old address proves nothing any more.
        await OneTimeCodes.RevokeAllAsync(db, user.Id);
        return changed;
    }

    [LoggerMessage(10122, LogLevel.Information, "User {User} has another address")]
    private partial void LogChanged(UserId user);
}
