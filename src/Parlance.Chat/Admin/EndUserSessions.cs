using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;

namespace Parlance.Chat.Admin;

/// <summary>Signs all devices of an account out.</summary>
internal sealed partial class EndUserSessions(ChatDatabase database, TimeProvider clock, ILogger<EndUserSessions> logger)
{
    public async Task HandleAsync(Actor actor, UserId id, CancellationToken cancel)
    {
        var ended = await database.WriteAsync(
            async db =>
            {
                await GetUser.RequireAsync(db, id);
                var count = await SessionStore.EndAllAsync(db, id, except: null, EndReason.EndedByAdministrator, clock);
                await AuditLog.WriteAsync(db, actor, new Audited(AuditAction.UserSignedOut) { User = id }.With(new { sessions = count }), clock.GetUtcNow());
                return count;
            },
            cancel);
        LogEnded(actor.User, ended, id);
    }

    [LoggerMessage(10136, LogLevel.Information, "Administrator {User} ended {Ended} sessions of account {Account}")]
    private partial void LogEnded(UserId user, int ended, UserId account);
}
