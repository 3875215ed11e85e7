using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Folders;

/// <summary>The events of folders and favourites.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class FoldersGateway(PutFolder put, RemoveFolder remove, PlaceConversation place, ListFolders list)
{
    [SubscribeMessage("folder:put"), Needs(Scope.MeWrite)]
    public Task<PutFolder.Changed> Put(Socket socket, PutFolder.Request request, CancellationToken cancel) =>
        put.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("folder:remove"), Needs(Scope.MeWrite)]
    public Task<PutFolder.Changed> Remove(Socket socket, RemoveFolder.Request request, CancellationToken cancel) =>
        remove.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("folder:place"), Needs(Scope.MeWrite)]
    public Task<PlaceConversation.Changed> Place(Socket socket, PlaceConversation.Request request, CancellationToken cancel) =>
        place.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("folder:list"), Needs(Scope.MeRead)]
    public Task<ListFolders.Listed> List(Socket socket, CancellationToken cancel) => list.HandleAsync(socket.Actor(), cancel);
}
