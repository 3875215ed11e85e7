using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Contracts;
using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>A socket that somebody has signed in on, and until when. Thread-safe.</summary>
internal sealed class LiveSocket(Socket socket, AuthenticatedActor bearer)
{
    private volatile AuthenticatedActor _bearer = bearer;
    private int _cut;

    public Actor Actor => _bearer.Actor;

    /// <summary>When the token does; null for one that never does.</summary>
    public DateTimeOffset? ExpiresAt => _bearer.ExpiresAt;

    /// <summary>Goes on with a fresh token of the same session.</summary>
    public void Renew(AuthenticatedActor bearer) => _bearer = bearer;

    /// <summary>Says why, and ends the whole connection: an application of its own in another namespace would be no better signed in.</summary>
    /// <returns>False when that was done before.</returns>
    public bool Cut(string code)
    {
        if (Interlocked.Exchange(ref _cut, 1) is not 0)
        {
            return false;
        }

        // A socket that is still being let in is dropped without a word, and learns the cause when it tries again.
        if (socket.Connected)
        {
            socket.Emit(SocketAuth.EndedEvent, new Ended(code));
        }

        socket.Disconnect(close: true);
        return true;
    }

    /// <summary>The last word to a socket that is cut: its session, its token or its account has ended.</summary>
    /// <param name="Code">Why. docs/errors.md lists the codes.</param>
    [ServerEvent(SocketAuth.EndedEvent, Scope.None)]
    internal sealed record Ended(string Code);
}
