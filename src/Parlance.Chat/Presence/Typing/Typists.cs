using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;
using Parlance.Chat.Presence.Live;
using Parlance.SocketIO;

namespace Parlance.Chat.Presence.Typing;

/// <summary>
/// Who types where, of the sockets of this node, and what others are told of it: at most one start in three seconds, and one end for each. It ends
/// with a word from the client, with what was typed being sent, with the socket, or six seconds after the last word. Those whom they have blocked hear
/// nothing of it. Thread-safe.
/// </summary>
/// <remarks>The invisible are told of too: whoever types shows themselves by it, as in Discord, and a conversation in which messages come from nowhere helps nobody.</remarks>
internal sealed class Typists(SocketIOServer io, TimeProvider clock) : IDisposable
{
    private const string ChangeEvent = "typing:change";

    private readonly Lock _gate = new();
    private readonly Dictionary<(ConversationId, UserId), Typist> _typists = [];
    private readonly long _startedAt = clock.GetTimestamp();

    /// <summary>How many are kept in mind now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _typists.Count;
            }
        }
    }

    private TimeSpan Uptime => clock.GetElapsedTime(_startedAt);

    /// <summary>Somebody says that they type. That they may was asked.</summary>
    public void Type(PresentSocket socket, ConversationId conversation)
    {
        lock (_gate)
        {
            if (!_typists.TryGetValue((conversation, socket.User), out var typist))
            {
                MakeRoom(socket);
                _typists.Add((conversation, socket.User), typist = new(conversation, socket));
            }

            typist.MoveTo(socket);
            typist.IsTyping = true;
            typist.SaidAt = Uptime;
            TellIfDue(typist);
            Arm(typist);
        }
    }

    /// <summary>Somebody has stopped, or may not any more.</summary>
    public void Stop(ConversationId conversation, UserId user)
    {
        lock (_gate)
        {
            if (_typists.TryGetValue((conversation, user), out var typist))
            {
                Stop(typist);
            }
        }
    }

    /// <summary>Somebody types nowhere any more, as far as others are to know.</summary>
    public void Stop(UserId user)
    {
        lock (_gate)
        {
            foreach (var typist in _typists.Values.Where(typist => typist.User == user))
            {
                Stop(typist);
            }
        }
    }

    /// <summary>Nobody types there any more.</summary>
    public void Stop(ConversationId conversation)
    {
        lock (_gate)
        {
            foreach (var typist in _typists.Values.Where(typist => typist.Conversation == conversation))
            {
                Stop(typist);
            }
        }
    }

    /// <summary>Nobody types on this socket any more.</summary>
    public void Leave(PresentSocket socket)
    {
        lock (_gate)
        {
            foreach (var typist in socket.Typing)
            {
                Stop(typist);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var typist in _typists.Values)
            {
                typist.Timer?.Dispose();
            }

            _typists.Clear();
        }
    }

    private void MakeRoom(PresentSocket socket)
    {
        var open = socket.Typing.Where(typist => typist.IsTyping).OrderBy(typist => typist.SaidAt).ToList();
        foreach (var oldest in open.Take(open.Count - PresenceLimits.TypingMax + 1))
        {
            Stop(oldest);
        }
    }

    private void Stop(Typist typist)
    {
        typist.IsTyping = false;
        if (typist.IsTold)
        {
            typist.IsTold = false;
            Tell(typist);
        }

        Arm(typist);
    }

    private void TellIfDue(Typist typist)
    {
        if (typist.IsTyping && typist.MayTellAt(Uptime))
        {
            typist.IsTold = true;
            typist.ToldAt = Uptime;
            Tell(typist);
        }
    }

    private void Tell(Typist typist) => io.Of(AuthGateway.Path)
        .To(FeedName.Of(typist.Conversation)).Except([SocketAuth.RoomOf(typist.User), .. typist.Socket.Person.Blocked.Select(SocketAuth.RoomOf)]).Volatile
        .Emit(ChangeEvent, new TypingChange(typist.Conversation, typist.User, typist.IsTold));

    // Who types is looked at when they have been silent for too long, or when it may be told that they have begun again; who does not is
    // remembered until others may be told again, so that nobody is told more often by starting and stopping.
    private void Arm(Typist typist)
    {
        var toldAgain = (typist.ToldAt ?? Uptime) + PresenceLimits.TypingEvery;
        var silent = typist.SaidAt + PresenceLimits.TypingFor;
        var due = !typist.IsTyping || (!typist.IsTold && toldAgain < silent) ? toldAgain : silent;
        var wait = due - Uptime;
        typist.Timer ??= clock.CreateTimer(state => Tick((Typist)state!), typist, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        typist.Timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Tick(Typist typist)
    {
        lock (_gate)
        {
            if (!_typists.TryGetValue((typist.Conversation, typist.User), out var current) || current != typist)
            {
                return;
            }

            if (typist.IsTyping && Uptime - typist.SaidAt >= PresenceLimits.TypingFor)
            {
                Stop(typist);
            }

            if (!typist.IsTyping && typist.MayTellAt(Uptime))
            {
                _typists.Remove((typist.Conversation, typist.User));
                typist.Socket.Typing.Remove(typist);
                typist.Timer?.Dispose();
                return;
            }

            if (!typist.IsTold)
            {
                TellIfDue(typist);
            }

            Arm(typist);
        }
    }
}
