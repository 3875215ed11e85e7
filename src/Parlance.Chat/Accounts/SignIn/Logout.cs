using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Data;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>Ends the session that a refresh token belongs to. Whatever is brought, the client is signed out afterwards.</summary>
internal sealed class Logout(ChatDatabase database, RefreshTokens refreshTokens, SettingsStore settings, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext context, RefreshSession.Request request, CancellationToken cancel)
    {
        var token = await RefreshSession.TokenAsync(context, request, settings, cancel).ConfigureAwait(false);
        if (request.RefreshToken is null)
        {
            RefreshCookie.Remove(context);
        }

        if (RefreshTokens.Read(token) is not { } claim)
        {
            return;
        }

        await database.WriteAsync(
            async db =>
            {
                var session = await SessionStore.FindForUpdateAsync(db, claim.Session).ConfigureAwait(false);
                if (session is not null && refreshTokens.IsGenuine(token!, session, claim.Generation))
                {
                    await SessionStore.EndAsync(db, session.UserId, session.Id, EndReason.SignedOut, clock).ConfigureAwait(false);
                }
            },
            cancel).ConfigureAwait(false);
    }
}
