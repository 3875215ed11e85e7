using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.SocketIO;

namespace Parlance.Chat.Retention;

/// <summary>The event of how long messages are kept.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class RetentionGateway(ChangeRetention change)
{
    [SubscribeMessage("conversation:retention"), Needs(Scope.ConversationsWrite)]
    public Task<DescribeConversation.Described> Change(Socket socket, ChangeRetention.Request request, CancellationToken cancel) =>
        change.HandleAsync(socket.Actor(), request, cancel);
}
