using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO;

namespace Parlance.Chat.Lobby;

/// <summary>The feature's parts.</summary>
internal static class LobbyServices
{
    public static void AddLobby(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<LobbyState>().AddSingleton<LobbyFeed>();
        io.Services.AddSingleton<EnterLobby>().AddSingleton<RenameResident>().AddSingleton<JoinRoom>().AddSingleton<LeaveRoom>().AddSingleton<PostMessage>().AddSingleton<SetTyping>();
        io.Services.AddHostedService<LobbyAnnouncer>();
        io.AddGateway<LobbyGateway>();
    }
}
