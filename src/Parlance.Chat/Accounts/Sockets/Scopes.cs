using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>What a personal access token must be good for on the sockets' door: <c>read</c> to come in and listen, <c>write</c> to say something.</summary>
internal static class Scopes
{
    public const string Read = "read";
    public const string Write = "write";
}

/// <summary>Guards an event that changes something for others. Everybody on a session may; a personal access token needs the scope <c>write</c>.</summary>
internal sealed class MayWrite : IGatewayGuard
{
    public ValueTask<bool> CanActivate(GatewayContext context) =>
        context.Socket.Actor().May(Scopes.Write) ? new(true) : throw ChatError.Forbidden($"This token lacks the scope '{Scopes.Write}'.");
}
