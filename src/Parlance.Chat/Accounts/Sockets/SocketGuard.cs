using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>
/// Lets a socket in, on every door and for every CONNECT, one that wants to recover an earlier connection included. What ended
/// 1. before the token is checked is refused by the check;
/// 2. after it, and was heard of before the socket was in the registry, shows as news, and the token is checked again;
/// 3. later finds the socket in the registry.
/// </summary>
internal sealed partial class SocketGuard(Actors actors, LiveSessions live, EndingsWatch watch, ILogger<SocketGuard> logger) : IGatewayGuard
{
    public async ValueTask<bool> CanActivate(GatewayContext context)
    {
        try
        {
            await AdmitAsync(context.Socket, context.CancellationToken);
            return true;
        }
        catch (ChatError error)
        {
            LogRefused(error.Code);
            throw new ConnectErrorException(error.Code, new Refusal.Cause(error.Code, error.Message, error.RetryAfter?.TotalSeconds));
        }
    }

    /// <summary>Who a token stands for, if they may be on a socket.</summary>
    /// <exception cref="ChatError">They may not.</exception>
    public async Task<AuthenticatedActor> AuthenticateAsync(string? token, CancellationToken cancel)
    {
        var bearer = await actors.AuthenticateAsync(token, cancel);
        if (!bearer.Actor.Verified)
        {
            throw ChatError.EmailUnverified();
        }

        if (bearer.Actor.LacksSecondFactor)
        {
            throw ChatError.SecondFactorRequired();
        }

        // Nothing of administration is done here.
        return bearer.Actor.Scopes?.All(Scope.IsForAdministrators) is true ? throw ChatError.Forbidden("This token has no scope that a socket is for.") : bearer;
    }

    private async Task AdmitAsync(Socket socket, CancellationToken cancel)
    {
        var token = SocketAuth.TokenOf(socket.Handshake);
        await watch.CatchUpAsync(cancel);
        var news = watch.NewsCount;
        var bearer = await AuthenticateAsync(token, cancel);
        var added = live.Add(socket, bearer);
        if (watch.NewsCount != news)
        {
            added.Renew(await AuthenticateAsync(token, cancel));
        }

        SocketAuth.Attach(socket, added);
        await socket.Join([.. RoomsOf(bearer.Actor), .. Hearing.RoomsOf(bearer.Actor)]);
    }

    private static IEnumerable<string> RoomsOf(Actor actor) =>
        actor.Session is { } session ? [SocketAuth.RoomOf(actor.User), SocketAuth.RoomOf(session)] : [SocketAuth.RoomOf(actor.User)];

    [LoggerMessage(10150, LogLevel.Information, "Socket refused with {Code}")]
    private partial void LogRefused(string code);
}
