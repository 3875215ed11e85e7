using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Reading;

/// <summary>The feature's parts.</summary>
internal static class ReadingServices
{
    public static void AddReading(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<MoveReadPosition>().AddSingleton<IFeedSource<UserSpan>, ReadFeedRows>().AddSingleton<IFarewell, LeaveReading>();
        io.AddGateway<ReadingGateway>();
    }
}
