using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Recovery;

namespace Parlance.SocketIO;

/*
 * A CONNECT with a pid ends in one of these ways:
 * 1. the session is there, it is this client's, and the application agrees: it is recovered;
 * 2. there is none, it is somebody else's, the application does not agree, or too much was missed: a new socket, as without a pid;
 * 3. a middleware refuses: CONNECT_ERROR;
 * 4. the connection ends meanwhile.
 * In 2 (but for the first case), 3 and 4 the session goes on waiting for its client, unless it has been taken away.
 */
internal sealed partial class ClientConnection
{
    public override bool CanComeBack => Conn.Protocol != 3;

    /// <returns>False when the client is to have a new socket.</returns>
    private async ValueTask<bool> TryRecoverAsync(Namespace target, Handshake handshake)
    {
        if (target.Sessions is not { } sessions || RecoveryRequest.Of(handshake.Auth) is not { } request)
        {
            return false;
        }

        if (await TakeAsync(sessions, request.Pid).ConfigureAwait(false) is not { } session)
        {
            Server.Engine.Metrics.Recovery("unknown");
            return false;
        }

        var attempt = Attempt.Failed;
        try
        {
            attempt = await RecoverAsync(target, handshake, session, request.Offset).ConfigureAwait(false);
        }
        finally
        {
            if (attempt != Attempt.Recovered)
            {
                await target.KeepAsync(session).ConfigureAwait(false);
            }
        }

        Server.Engine.Metrics.Recovery(WordOf(attempt));
        return attempt is not Attempt.Failed;
    }

    private static string WordOf(Attempt attempt) => attempt switch
    {
        Attempt.Recovered => "recovered",
        Attempt.Refused => "refused",
        Attempt.Ended => "ended",
        _ => "new",
    };

    private async ValueTask<SocketSession?> TakeAsync(SessionAwareAdapter sessions, string pid)
    {
        try
        {
            return await sessions.RestoreSession(pid).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Server.Engine.Log.HookFailed(error, "session", sessions.Namespace.Name);
            return null;
        }
    }

    private async ValueTask<Attempt> RecoverAsync(Namespace target, Handshake handshake, SocketSession session, string? offset)
    {
        var socket = new Socket(target, this, handshake, session);
        var attempt = Attempt.Failed;
        try
        {
            attempt = await AskAsync(socket, session).ConfigureAwait(false) ?? Resume(socket, session, offset);
        }
        finally
        {
            if (attempt != Attempt.Recovered)
            {
                socket.Abandon();
            }
        }

        return attempt;
    }

    /// <summary>Whether the session is this client's, and may be had again.</summary>
    /// <returns>Null when it is and may.</returns>
    private async ValueTask<Attempt?> AskAsync(Socket socket, SocketSession session)
    {
        var binding = session.Binding;
        var sameAuth = binding.IsSameAuth(socket);
        if (!binding.IsSameRequestUser(socket) || (!sameAuth && binding.SocketUser is null))
        {
            return Attempt.Failed;
        }

        if (sameAuth)
        {
            // Before the middleware: it may want to know. With another auth object it has to say first who this is.
            socket.TakeOver(session);
        }

        if (sameAuth && Server.Options.ConnectionStateRecovery!.SkipMiddlewares)
        {
            socket.User = session.User;
            socket.SkipsMiddleware = true;
        }

        if (await AskAsync(socket).ConfigureAwait(false) is { } refusal)
        {
            Refuse(socket.Namespace.Name, socket.Handshake.Auth, "middleware", refusal.Message, refusal.ErrorData);
            return Attempt.Refused;
        }

        if (!binding.IsSameUser(socket))
        {
            return Attempt.Failed;
        }

        if (!sameAuth)
        {
            socket.TakeOver(session);
        }

        return await MayRecoverAsync(socket, session).ConfigureAwait(false) ? null : Attempt.Failed;
    }

    private async ValueTask<bool> MayRecoverAsync(Socket socket, SocketSession session)
    {
        if (Server.Options.ConnectionStateRecovery!.AllowRecovery is not { } allow)
        {
            return true;
        }

        try
        {
            return await allow(socket, session).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Server.Engine.Log.HookFailed(error, "AllowRecovery", socket.Namespace.Name);
            return false;
        }
    }

    private Attempt Resume(Socket socket, SocketSession session, string? offset)
    {
        var nsp = socket.Namespace.Name;
        lock (_gate)
        {
            if (_closed)
            {
                return Attempt.Ended;
            }

            _sockets[nsp] = socket;
        }

        switch (socket.Namespace.Recover(socket, session, offset, EncodeConnect(socket)))
        {
            case ResumeOutcome.Resumed:
                lock (_gate)
                {
                    StopConnectTimer();
                }

                return Attempt.Recovered;
            case ResumeOutcome.Ended:
                return Attempt.Ended;
            default:
                lock (_gate)
                {
                    if (!_closed)
                    {
                        _sockets[nsp] = null;
                    }
                }

                return Attempt.Failed;
        }
    }

    private OutgoingPacket EncodeConnect(Socket socket)
    {
        var buffer = FrameBuffer.Rent();
        PacketEncoding.WriteConnect(buffer, Server.Encoder, socket.Namespace.Name, socket.Id, socket.Recovery!.Pid);
        var packet = OutgoingPacket.From(buffer, compress: true);
        buffer.Return();
        return packet;
    }

    private enum Attempt : byte
    {
        /// <summary>A new socket takes its place.</summary>
        Failed,
        Recovered,
        Refused,
        Ended,
    }
}
