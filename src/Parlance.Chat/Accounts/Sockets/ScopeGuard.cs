using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>Holds what an event needs against the token that the socket came in with: the door of sockets, as <see cref="Http.ApiDoor"/> is that of HTTP. An event that says nothing of it is closed.</summary>
internal sealed class ScopeGuard : IGatewayGuard
{
    public ValueTask<bool> CanActivate(GatewayContext context)
    {
        var needed = context.GetMetadata<NeedsAttribute>() ?? throw ChatError.NotFound("event");
        context.Socket.Actor().Require(needed.Scope);
        return new(true);
    }
}
