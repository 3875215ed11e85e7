using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Feeds;

/// <summary>The events by which a client holds what the server holds.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<FollowFeeds>(On = GuardTargets.Connection)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class FeedsGateway(SyncFeed sync, ListHeads heads)
{
    [SubscribeMessage("feed:sync"), Needs(Scope.MessagesRead)]
    public Task<SyncFeed.Synced> Sync(Socket socket, SyncFeed.Request request, CancellationToken cancel) => sync.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("feed:heads"), Needs(Scope.ConversationsRead)]
    public Task<ListHeads.Answer> Heads(Socket socket, CancellationToken cancel) => heads.HandleAsync(socket.Actor(), cancel);
}
