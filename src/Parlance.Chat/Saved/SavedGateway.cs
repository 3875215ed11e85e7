using Parlance.Chat.Accounts.Sockets;
using Parlance.SocketIO;

namespace Parlance.Chat.Saved;

/// <summary>The events of what people put by for themselves.</summary>
[Gateway(AuthGateway.Path)]
[UseFilters<ChatErrorFilter>]
internal sealed class SavedGateway(SaveMessage save, ListSaved list)
{
    /// <summary>Puts a message by for oneself.</summary>
    [SubscribeMessage("saved:add"), UseGuards<MayWrite>]
    public Task<SaveMessage.Changed> Add(Socket socket, SaveMessage.Request request, CancellationToken cancel) =>
        save.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Takes a message out of what one has saved.</summary>
    [SubscribeMessage("saved:remove"), UseGuards<MayWrite>]
    public Task<SaveMessage.Changed> Remove(Socket socket, SaveMessage.Request request, CancellationToken cancel) =>
        save.HandleRemoveAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("saved:list")]
    public Task<ListSaved.Listed> List(Socket socket, ListSaved.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);
}
