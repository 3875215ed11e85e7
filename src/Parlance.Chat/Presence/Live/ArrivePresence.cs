using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Contacts;
using Parlance.Chat.Data;
using Parlance.Chat.Presence.Typing;
using Parlance.SocketIO;

namespace Parlance.Chat.Presence.Live;

/// <summary>
/// Has a socket that connects count for its owner. It is there before the choice is read, so that a choice that is made meanwhile finds it; nobody
/// is shown before theirs is known.
/// </summary>
internal sealed class ArrivePresence(ChatDatabase database, NodePresence node, Typists typists) : IGatewayGuard
{
    public async ValueTask<bool> CanActivate(GatewayContext context)
    {
        var (socket, actor) = (context.Socket, context.Socket.Actor());
        var present = node.Arrive(socket, actor);
        present.Attach();
        socket.Disconnected.UnsafeRegister(static state => ((Entry)state!).Leave(), new Entry(node, typists, present));
        long news;
        (ChosenPresence Chosen, IReadOnlySet<UserId> Blocked) known;
        do
        {
            news = node.NewsOf(present);
            known = await database.ReadAsync(db => ReadAsync(db, actor.User), context.CancellationToken);
        }
        while (!node.TryKnow(present, known.Chosen, known.Blocked, news));
        return true;
    }

    private static async Task<(ChosenPresence Chosen, IReadOnlySet<UserId> Blocked)> ReadAsync(DbSession db, UserId user) =>
        (await PresenceStore.ReadAsync(db, user), await Blocks.BlockedByAsync(db, user));

    private sealed record Entry(NodePresence Node, Typists Typists, PresentSocket Socket)
    {
        public void Leave()
        {
            Typists.Leave(Socket);
            Node.Leave(Socket);
        }
    }
}
