using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Saved;

/// <summary>The events of what people put by for themselves.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class SavedGateway(SaveMessage save, ListSaved list)
{
    /// <summary>Puts a message by for oneself.</summary>
    [SubscribeMessage("saved:add"), Needs(Scope.MeWrite)]
    public Task<SaveMessage.Changed> Add(Socket socket, SaveMessage.Request request, CancellationToken cancel) =>
        save.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Takes a message out of what one has saved.</summary>
    [SubscribeMessage("saved:remove"), Needs(Scope.MeWrite)]
    public Task<SaveMessage.Changed> Remove(Socket socket, SaveMessage.Request request, CancellationToken cancel) =>
        save.HandleRemoveAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("saved:list"), Needs(Scope.MeRead)]
    public Task<ListSaved.Listed> List(Socket socket, ListSaved.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);
}
