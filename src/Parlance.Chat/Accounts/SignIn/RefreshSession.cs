using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>
/// Changes a refresh token for its successor and a fresh access token. A token that comes again
/// 1. within 30 seconds, its successor unused: the answer got lost, and the same successor is given once more;
/// 2. in any other case: two hold it, one of them a thief, and the session ends for both (RFC 9700, section 4.14.2).
/// </summary>
internal sealed partial class RefreshSession(
    ChatDatabase database,
    RefreshTokens refreshTokens,
    SignedAnswers answers,
    RateLimiter limiter,
    SettingsStore settings,
    TimeProvider clock,
    ILogger<RefreshSession> logger)
{
    /// <param name="RefreshToken">For clients that keep it themselves; otherwise it is in the cookie.</param>
    public sealed record Request(string? RefreshToken);

    public async Task<Signed> HandleAsync(HttpContext context, Request request, CancellationToken cancel)
    {
        var client = ClientInfo.Of(context);
        limiter.Take(RateLimit.RefreshPerAddress, client.Address);
        var token = await TokenAsync(context, request, settings, cancel).ConfigureAwait(false);
        if (RefreshTokens.Read(token) is not { } claim)
        {
            throw Refused(context, request);
        }

        var (turn, user, session) = await database.WriteAsync(db => TurnAsync(db, token!, claim.Session, claim.Generation, client), cancel).ConfigureAwait(false);
        switch (turn)
        {
            case Turn.Reused:
                LogReused(claim.Session, client.Address);
                throw Refused(context, request);
            case Turn.Refused:
                throw Refused(context, request);
            case Turn.Disabled:
                throw ChatError.Disabled();
            default:
                return await answers.RenewAsync(
                    context,
                    user!,
                    session!,
                    claim.Generation + 1,
                    request.RefreshToken is null ? null : SignedAnswers.BodyClient,
                    cancel).ConfigureAwait(false);
        }
    }

    /// <summary>The token of a request, from its body or its cookie.</summary>
    public static async Task<string?> TokenAsync(HttpContext context, Request request, SettingsStore settings, CancellationToken cancel)
    {
        if (request.RefreshToken is { } inBody)
        {
            return inBody;
        }

        RefreshCookie.RequireOwnPage(context, await settings.PublicUrlAsync(cancel).ConfigureAwait(false));
        return RefreshCookie.Read(context);
    }

    private async Task<(Turn, User?, Session?)> TurnAsync(DbSession db, string token, SessionId id, long generation, ClientInfo client)
    {
        var now = clock.GetUtcNow();
        var session = await SessionStore.FindForUpdateAsync(db, id).ConfigureAwait(false);
        if (session is null || !refreshTokens.IsGenuine(token, session, generation) || !session.IsLive(now))
        {
            return (Turn.Refused, null, null);
        }

        var user = await UserStore.FindAsync(db, session.UserId).ConfigureAwait(false);
        if (user is not { DisabledAt: null })
        {
            return (user is null ? Turn.Refused : Turn.Disabled, null, null);
        }

        if (generation == session.Generation)
        {
            await SessionStore.RotateAsync(db, session, client, now).ConfigureAwait(false);
            return (Turn.Granted, user, session);
        }

        // The successor is unused as long as it is the current one.
        if (generation == session.Generation - 1 && now - session.RotatedAt <= SessionLimits.RotationGrace)
        {
            return (Turn.Granted, user, session);
        }

        if (generation < session.Generation)
        {
            await SessionStore.EndAsync(db, session.UserId, id, EndReason.TokenReused, clock).ConfigureAwait(false);
            return (Turn.Reused, null, null);
        }

        // Signed by us and not yet given out: the database is older than the token, such as after a restore.
        return (Turn.Refused, null, null);
    }

    private static ChatError Refused(HttpContext context, Request request)
    {
        if (request.RefreshToken is null)
        {
            RefreshCookie.Remove(context);
        }

        return ChatError.SessionEnded();
    }

    private enum Turn
    {
        Granted,
        Refused,
        Reused,
        Disabled,
    }

    [LoggerMessage(10112, LogLevel.Warning, "A refresh token of session {Session} came again, now from {Address}: the session is ended")]
    private partial void LogReused(SessionId session, string address);
}
