using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Messages.Pins;

/// <summary>The events of what is pinned.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class PinsGateway(PinMessage pin, ListPins list)
{
    /// <summary>Pins a message in its conversation.</summary>
    [SubscribeMessage("pin:add"), Needs(Scope.MessagesWrite)]
    public Task<PinMessage.Pinned> Add(Socket socket, PinMessage.Request request, CancellationToken cancel) =>
        pin.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Takes a message down that is pinned.</summary>
    [SubscribeMessage("pin:remove"), Needs(Scope.MessagesWrite)]
    public Task<PinMessage.Pinned> Remove(Socket socket, PinMessage.Request request, CancellationToken cancel) =>
        pin.HandleUnpinAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("pin:list"), Needs(Scope.MessagesRead)]
    public Task<ListPins.Listed> List(Socket socket, ListPins.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);
}
