using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>The session that a browser still has when somebody signs in with it: it ends, whosever it is (ASVS 7.2.4). A browser has one at a time.</summary>
internal sealed class FormerSession(ChatDatabase database, RefreshTokens refreshTokens, TimeProvider clock)
{
    public async Task EndAsync(HttpContext context, Session begun, CancellationToken cancel)
    {
        var token = RefreshCookie.Read(context);
        if (RefreshTokens.Read(token) is not { } claim || claim.Session == begun.Id)
        {
            return;
        }

        await database.WriteAsync(db => EndAsync(db, token!, claim.Session, claim.Generation), cancel).ConfigureAwait(false);
    }

    private async Task EndAsync(DbSession db, string token, SessionId id, long generation)
    {
        var session = await SessionStore.FindForUpdateAsync(db, id).ConfigureAwait(false);
        if (session is not null && refreshTokens.IsGenuine(token, session, generation))
        {
            await SessionStore.EndAsync(db, session.UserId, session.Id, EndReason.SignedInAnew, clock).ConfigureAwait(false);
        }
    }
}
