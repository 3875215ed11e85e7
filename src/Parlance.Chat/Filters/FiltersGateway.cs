using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Filters;

/// <summary>The events of filters.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class FiltersGateway(PutFilter put, DeleteFilter delete, ListFilters list)
{
    [SubscribeMessage("filter:put"), Needs(Scope.ModerationWrite)]
    public Task<PutFilter.Answer> Put(Socket socket, PutFilter.Request request, CancellationToken cancel) => put.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("filter:delete"), Needs(Scope.ModerationWrite)]
    public Task<Reply> Delete(Socket socket, DeleteFilter.Request request, CancellationToken cancel) => delete.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("filter:list"), Needs(Scope.ModerationRead)]
    public Task<ListFilters.Listed> List(Socket socket, ListFilters.Request request, CancellationToken cancel) => list.HandleAsync(socket.Actor(), request, cancel);
}
