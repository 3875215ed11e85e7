using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Audit;

/// <summary>The event of what was done by those who look after a conversation.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class AuditGateway(ListAudit list)
{
    [SubscribeMessage("audit:list"), Needs(Scope.ModerationRead)]
    public Task<ListAudit.Listed> List(Socket socket, ListAudit.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);
}
