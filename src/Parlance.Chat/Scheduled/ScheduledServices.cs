using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Scheduled;

/// <summary>The feature's parts.</summary>
internal static class ScheduledServices
{
    public static void AddScheduled(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<ScheduleMessage>().AddSingleton<EditScheduled>().AddSingleton<ListScheduled>().AddSingleton<SendScheduled>();
        io.Services.AddSingleton<IDueHandler>(provider => provider.GetRequiredService<SendScheduled>());
        io.Services.AddSingleton<IFeedSource<UserSpan>, ScheduledFeedRows>().AddSingleton<IFarewell, LeaveScheduled>();
        io.AddGateway<ScheduledGateway>();
    }
}
