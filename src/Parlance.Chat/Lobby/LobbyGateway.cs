using Parlance.Chat.Accounts.Sockets;
using Parlance.SocketIO;

namespace Parlance.Chat.Lobby;

/// <summary>The lobby's events.</summary>
[Gateway(Path)]
[UseFilters<ChatErrorFilter>]
internal sealed class LobbyGateway(
    EnterLobby enter, JoinRoom join, LeaveRoom leave, PostMessage post, SetTyping setTyping, RenameResident rename, ProfileFeed profiles)
    : IGatewayInit, IGatewayDisconnection
{
    public const string Path = AuthGateway.Path;

    public Task AfterInit(Namespace ns)
    {
        profiles.Changed += rename.Handle;
        return Task.CompletedTask;
    }

    [SubscribeMessage("lobby:enter")]
    public Task<EnterLobby.Entered> Enter(Socket socket, CancellationToken cancel) => enter.HandleAsync(socket, cancel);

    [SubscribeMessage("room:join")]
    public Task<JoinRoom.Joined> Join(Socket socket, JoinRoom.Request request) => join.HandleAsync(Visit.Require(socket), request);

    [SubscribeMessage("room:leave")]
    public Task<Reply> Leave(Socket socket, LeaveRoom.Request request) => leave.HandleAsync(Visit.Require(socket), request);

    [SubscribeMessage("room:post"), UseGuards<MayWrite>]
    public PostMessage.Posted Send(Socket socket, PostMessage.Request request) => post.Handle(Visit.Require(socket), request);

    [SubscribeMessage("room:type"), UseGuards<MayWrite>]
    public void SetTyping(Socket socket, SetTyping.Request request) => setTyping.Handle(Visit.Require(socket), request);

    public Task OnDisconnected(Socket socket, DisconnectReason reason)
    {
        if (Visit.Find(socket) is { } visit)
        {
            leave.EndVisit(visit);
        }

        return Task.CompletedTask;
    }
}
