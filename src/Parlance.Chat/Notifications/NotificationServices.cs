using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Notifications;

/// <summary>The feature's parts.</summary>
internal static class NotificationServices
{
    public static void AddNotifications(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<SetNotificationLevel>().AddSingleton<SetNotificationRules>().AddSingleton<ListNotifications>();
        io.Services.AddSingleton<IFeedSource<UserSpan>, NotificationFeedRows>().AddSingleton<IFarewell, LeaveNotifications>();
        io.AddGateway<NotificationsGateway>();
    }
}
