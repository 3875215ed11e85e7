using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Folders;

/// <summary>The feature's parts.</summary>
internal static class FolderServices
{
    public static void AddFolders(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<IFeedSource<UserSpan>, FolderFeedRows>().AddSingleton<IFeedSource<UserSpan>, PlaceFeedRows>()
            .AddSingleton<PutFolder>().AddSingleton<RemoveFolder>().AddSingleton<PlaceConversation>().AddSingleton<ListFolders>()
            .AddSingleton<IFarewell, LeaveFolders>();
        io.AddGateway<FoldersGateway>();
    }
}
