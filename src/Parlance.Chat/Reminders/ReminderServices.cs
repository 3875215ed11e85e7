using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Reminders;

/// <summary>The feature's parts.</summary>
internal static class ReminderServices
{
    public static void AddReminders(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<AddReminder>().AddSingleton<ChangeReminder>().AddSingleton<ListReminders>().AddSingleton<IDueHandler, Remind>();
        io.Services.AddSingleton<IFeedSource<UserSpan>, ReminderFeedRows>().AddSingleton<IFarewell, LeaveReminders>();
        io.AddGateway<RemindersGateway>();
    }
}
