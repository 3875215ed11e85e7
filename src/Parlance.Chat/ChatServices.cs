using Microsoft.Extensions.DependencyInjection.Extensions;
using Parlance.Chat.Lobby;
using Parlance.SocketIO;

namespace Parlance.Chat;

/// <summary>The way into the chat: all features, one call.</summary>
public static class ChatServices
{
    /// <summary>Adds the chat's gateways, on the namespace <c>/chat</c>, and what they need.</summary>
    /// <param name="io">The Socket.IO server that carries them.</param>
    /// <returns>The same.</returns>
    public static ISocketIOBuilder AddChat(this ISocketIOBuilder io)
    {
        io.Services.TryAddSingleton(TimeProvider.System);
        io.AddLobby();
        return io;
    }
}
