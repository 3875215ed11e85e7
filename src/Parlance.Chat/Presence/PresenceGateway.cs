using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Presence.Live;
using Parlance.Chat.Presence.Typing;
using Parlance.SocketIO;

namespace Parlance.Chat.Presence;

/// <summary>The events of who is here, and who types.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ArrivePresence>(On = GuardTargets.Connection)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class PresenceGateway(SetPresence set, WatchPresence watch, ShowConversation show, TellTyping type, CountReach reach, NodePresence node)
{
    /// <param name="Idle">Whether the device is left alone.</param>
    public sealed record Device(bool Idle);

    [SubscribeMessage("presence:set"), Needs(Scope.MeWrite)]
    public Task<SetPresence.Chosen> Set(Socket socket, SetPresence.Request request, CancellationToken cancel) =>
        set.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Says whether the device is left alone. Somebody is away when all their devices are.</summary>
    [SubscribeMessage("presence:idle"), Needs(Scope.MeWrite)]
    public Reply SetIdle(Socket socket, Device request)
    {
        node.SetIdle(PresentSocket.Of(socket), request.Idle);
        return Reply.Done;
    }

    [SubscribeMessage("presence:in"), Needs(Scope.MeWrite)]
    public Task<Reply> In(Socket socket, ShowConversation.Request request, CancellationToken cancel) => show.HandleAsync(socket, request, cancel);

    [SubscribeMessage("presence:watch"), Needs(Scope.PeopleRead)]
    public Task<WatchPresence.Watching> Watch(Socket socket, WatchPresence.Request request, CancellationToken cancel) => watch.HandleAsync(socket, request, cancel);

    /// <summary>Ends all that the socket watches.</summary>
    [SubscribeMessage("presence:unwatch"), Needs(Scope.PeopleRead)]
    public Task<Reply> Unwatch(Socket socket, CancellationToken cancel) => watch.HandleUnwatchAsync(socket, cancel);

    [SubscribeMessage("typing:set"), Needs(Scope.MessagesWrite)]
    public Task<Reply> Type(Socket socket, TellTyping.Request request, CancellationToken cancel) => type.HandleAsync(socket, request, cancel);

    [SubscribeMessage("message:reach"), Needs(Scope.ConversationsRead)]
    public Task<CountReach.Reached> Reach(Socket socket, CountReach.Request request, CancellationToken cancel) => reach.HandleAsync(socket.Actor(), request, cancel);
}
