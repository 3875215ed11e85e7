using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Search;

/// <summary>The event of the search.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class SearchGateway(FindMessages find)
{
    [SubscribeMessage("search:find"), Needs(Scope.Search)]
    public Task<FindMessages.Found> Find(Socket socket, FindMessages.Request request, CancellationToken cancel) =>
        find.HandleAsync(socket.Actor(), request, cancel);
}
