using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Drafts;

/// <summary>The events of what people have begun to write.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class DraftsGateway(PutDraft put, ListDrafts list)
{
    [SubscribeMessage("draft:put"), Needs(Scope.MeWrite)]
    public Task<PutDraft.Kept> Put(Socket socket, PutDraft.Request request, CancellationToken cancel) => put.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("draft:list"), Needs(Scope.MeRead)]
    public Task<ListDrafts.Listed> List(Socket socket, ListDrafts.Request request, CancellationToken cancel) => list.HandleAsync(socket.Actor(), request, cancel);
}
