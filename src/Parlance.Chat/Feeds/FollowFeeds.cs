using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.SocketIO;

namespace Parlance.Chat.Feeds;

/// <summary>
/// Has a socket that connects follow the server's feed and the conversations of its owner, before the client is told that it is connected: what a client reads
/// afterwards is never older than what it hears. The socket is in its owner's room already, so that whoever joins or leaves meanwhile shows in the
/// head of the owner's feed, and the look is repeated.
/// </summary>
internal sealed class FollowFeeds(ChatDatabase database) : IGatewayGuard
{
    public async ValueTask<bool> CanActivate(GatewayContext context)
    {
        if (!context.Socket.Actor().May(Scope.MessagesRead))
        {
            return true;
        }

        var (socket, user) = (context.Socket, context.Socket.Actor().User);
        var followed = new HashSet<string>(StringComparer.Ordinal);
        long head;
        await socket.Join([FeedName.Server]);
        do
        {
            (var memberships, head) = await ReadAsync(user, context.CancellationToken);
            foreach (var left in followed.Except(memberships, StringComparer.Ordinal).ToList())
            {
                await socket.Leave(left);
                followed.Remove(left);
            }

            await socket.Join(memberships.Except(followed, StringComparer.Ordinal));
            followed.UnionWith(memberships);
        }
        while (head != await HeadAsync(user, context.CancellationToken));
        return true;
    }

    private Task<(HashSet<string> Feeds, long Head)> ReadAsync(UserId user, CancellationToken cancel) => database.ReadAsync(
        async db =>
        {
            var heads = await ConversationStore.HeadsOfAsync(db, user);
            return (heads.Select(head => FeedName.Of(head.Id)).ToHashSet(StringComparer.Ordinal), await UserFeeds.HeadAsync(db, user));
        },
        cancel);

    private Task<long> HeadAsync(UserId user, CancellationToken cancel) => database.ReadAsync(db => UserFeeds.HeadAsync(db, user), cancel);
}
