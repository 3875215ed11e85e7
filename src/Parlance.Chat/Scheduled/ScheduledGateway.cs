using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Scheduled;

/// <summary>The events of messages that are sent later.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class ScheduledGateway(ScheduleMessage schedule, EditScheduled edit, SendScheduled send, ListScheduled list)
{
    /// <summary>Writes a message now that is sent later.</summary>
    [SubscribeMessage("scheduled:add"), Needs(Scope.MessagesWrite)]
    public Task<ScheduleMessage.Changed> Add(Socket socket, ScheduleMessage.Request request, CancellationToken cancel) =>
        schedule.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Gives a message that was not sent yet another text or time.</summary>
    [SubscribeMessage("scheduled:edit"), Needs(Scope.MessagesWrite)]
    public Task<ScheduleMessage.Changed> Edit(Socket socket, EditScheduled.Request request, CancellationToken cancel) =>
        edit.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Takes a message back that was not sent yet.</summary>
    [SubscribeMessage("scheduled:remove"), Needs(Scope.MessagesWrite)]
    public Task<ScheduleMessage.Changed> Remove(Socket socket, EditScheduled.Which request, CancellationToken cancel) =>
        edit.HandleRemoveAsync(socket.Actor(), request, cancel);

    /// <summary>Sends a scheduled message now.</summary>
    [SubscribeMessage("scheduled:send"), Needs(Scope.MessagesWrite)]
    public Task<ScheduleMessage.Changed> Send(Socket socket, EditScheduled.Which request, CancellationToken cancel) =>
        send.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("scheduled:list"), Needs(Scope.MeRead)]
    public Task<ListScheduled.Listed> List(Socket socket, ListScheduled.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);
}
