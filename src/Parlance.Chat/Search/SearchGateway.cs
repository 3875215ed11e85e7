using Parlance.Chat.Accounts.Sockets;
using Parlance.SocketIO;

namespace Parlance.Chat.Search;

/// <summary>The event of the search.</summary>
[Gateway(AuthGateway.Path)]
[UseFilters<ChatErrorFilter>]
internal sealed class SearchGateway(FindMessages find)
{
    [SubscribeMessage("search:find")]
    public Task<FindMessages.Found> Find(Socket socket, FindMessages.Request request, CancellationToken cancel) =>
        find.HandleAsync(socket.Actor(), request, cancel);
}
