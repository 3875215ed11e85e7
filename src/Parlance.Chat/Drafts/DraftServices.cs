using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Drafts;

/// <summary>The feature's parts.</summary>
internal static class DraftServices
{
    public static void AddDrafts(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<KeptDrafts>().AddSingleton<IFeedSource<UserSpan>, DraftFeedRows>().AddSingleton<IFarewell, LeaveDrafts>();
        io.Services.AddSingleton<PutDraft>().AddSingleton<ListDrafts>();
        io.AddGateway<DraftsGateway>();
    }
}
