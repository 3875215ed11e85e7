using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Feeds;
using Parlance.Chat.Presence.Live;
using Parlance.Chat.Presence.Typing;
using Parlance.SocketIO;

namespace Parlance.Chat.Presence;

/// <summary>The feature's parts.</summary>
internal static class PresenceServices
{
    public static void AddPresence(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<NodePresence>().AddSingleton<PresenceAnnouncer>().AddSingleton<LastSeen>().AddSingleton<ArrivePresence>();
        io.Services.AddSingleton<Typists>().AddSingleton<MayType>().AddSingleton<TellTyping>();
        io.Services.AddSingleton<SetPresence>().AddSingleton<GetOwnPresence>().AddSingleton<ListPresence>().AddSingleton<PresenceSight>();
        io.Services.AddSingleton<WatchPresence>().AddSingleton<ShowConversation>().AddSingleton<CountReach>();
        io.Services.AddSingleton<IFeedSource<UserSpan>, PresenceFeedRows>();
        // Before the publisher, which it listens to.
        io.Services.AddHostedService<FollowMembership>().AddHostedService<LastSeenWriter>();
        io.AddGateway<PresenceGateway>();
    }
}
