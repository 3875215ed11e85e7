using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Reminders;

/// <summary>The events of what people want to be reminded of.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class RemindersGateway(AddReminder add, ChangeReminder change, ListReminders list)
{
    /// <summary>Has oneself reminded of a message, or of what one writes.</summary>
    [SubscribeMessage("reminder:add"), Needs(Scope.MeWrite)]
    public Task<AddReminder.Changed> Add(Socket socket, AddReminder.Request request, CancellationToken cancel) =>
        add.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Puts a reminder off to another time.</summary>
    [SubscribeMessage("reminder:snooze"), Needs(Scope.MeWrite)]
    public Task<AddReminder.Changed> Snooze(Socket socket, ChangeReminder.Snooze request, CancellationToken cancel) =>
        change.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Is done with a reminder, due or not.</summary>
    [SubscribeMessage("reminder:done"), Needs(Scope.MeWrite)]
    public Task<AddReminder.Changed> Done(Socket socket, ChangeReminder.Which request, CancellationToken cancel) =>
        change.HandleDoneAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("reminder:list"), Needs(Scope.MeRead)]
    public Task<ListReminders.Listed> List(Socket socket, ListReminders.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);
}
