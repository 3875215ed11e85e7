using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>Gives a socket a fresh token before the old one expires, so that it needs no reconnection.</summary>
internal sealed class RefreshSocket(SocketGuard guard)
{
    /// <param name="Token">A fresh access token of the same session.</param>
    public sealed record Request(string? Token);

    /// <param name="ExpiresAt">When the socket is cut unless it refreshes again; null for never.</param>
    public sealed record Refreshed(DateTimeOffset? ExpiresAt) : Reply;

    public async Task<Refreshed> HandleAsync(Socket socket, Request request, CancellationToken cancel)
    {
        var live = SocketAuth.Live(socket);
        var bearer = await guard.AuthenticateAsync(request.Token, cancel);
        if ((bearer.Actor.User, bearer.Actor.Session, bearer.Actor.Token) != (live.Actor.User, live.Actor.Session, live.Actor.Token))
        {
            // Its rooms and whatever it has joined are another's.
            throw ChatError.Forbidden("This token belongs to another session. Connect anew with it.");
        }

        live.Renew(bearer);
        return new(bearer.ExpiresAt);
    }
}
