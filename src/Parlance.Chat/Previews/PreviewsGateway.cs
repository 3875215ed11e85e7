using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Messages;
using Parlance.SocketIO;

namespace Parlance.Chat.Previews;

/// <summary>The event of what links lead to.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class PreviewsGateway(RemovePreview remove)
{
    /// <summary>Takes a preview away from a message.</summary>
    [SubscribeMessage("preview:remove"), Needs(Scope.MessagesWrite)]
    public Task<EditMessage.Edited> Remove(Socket socket, RemovePreview.Request request, CancellationToken cancel) =>
        remove.HandleAsync(socket.Actor(), request, cancel);
}
