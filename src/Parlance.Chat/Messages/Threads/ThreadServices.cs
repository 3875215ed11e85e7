using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Messages.Threads;

/// <summary>The feature's parts.</summary>
internal static class ThreadServices
{
    public static void AddThreads(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<IFeedSource<UserSpan>, ThreadFeedRows>().AddSingleton<IFarewell, LeaveThreads>();
        io.Services.AddSingleton<ReadThread>().AddSingleton<FollowThread>().AddSingleton<ListThreads>();
        io.AddGateway<ThreadsGateway>();
    }
}
