using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Saved;

/// <summary>The feature's parts.</summary>
internal static class SavedServices
{
    public static void AddSaved(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<IFeedSource<UserSpan>, SavedFeedRows>().AddSingleton<SaveMessage>().AddSingleton<ListSaved>().AddSingleton<IFarewell, LeaveSaved>();
        io.AddGateway<SavedGateway>();
    }
}
