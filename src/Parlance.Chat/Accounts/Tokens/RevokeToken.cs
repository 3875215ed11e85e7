using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>Makes a personal access token worthless, and cuts what it has opened.</summary>
internal sealed partial class RevokeToken(ChatDatabase database, TimeProvider clock, ILogger<RevokeToken> logger)
{
    /// <param name="actor">Who revokes it.</param>
    /// <param name="find">Finds whose it is, and refuses whose are not the actor's to revoke.</param>
    /// <param name="token">Which.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task HandleAsync(Actor actor, Func<DbSession, Task<UserId>> find, Guid token, CancellationToken cancel)
    {
        await database.WriteAsync(
            async db =>
            {
                var owner = await find(db);
                if (!await PersonalTokenStore.RevokeAsync(db, owner, token, clock.GetUtcNow()))
                {
                    throw ChatError.NotFound("token");
                }

                await SessionStore.AnnounceAsync(db, owner, session: null, token, EndReason.TokenRevoked, clock);
            },
            cancel);
        LogRevoked(actor.User, token);
    }

    [LoggerMessage(10128, LogLevel.Information, "User {User} revoked token {Token}")]
    private partial void LogRevoked(UserId user, Guid token);
}
