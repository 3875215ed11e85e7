using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Notifications;

/// <summary>The events of how people want to be told of messages.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class NotificationsGateway(SetNotificationLevel level, SetNotificationRules rules, ListNotifications list)
{
    [SubscribeMessage("notification:set"), Needs(Scope.MeWrite)]
    public Task<SetNotificationLevel.Changed> Set(Socket socket, SetNotificationLevel.Request request, CancellationToken cancel) =>
        level.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("notification:rules"), Needs(Scope.MeWrite)]
    public Task<SetNotificationRules.Changed> Rules(Socket socket, SetNotificationRules.Request request, CancellationToken cancel) =>
        rules.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("notification:list"), Needs(Scope.MeRead)]
    public Task<ListNotifications.Listed> List(Socket socket, ListNotifications.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);
}
