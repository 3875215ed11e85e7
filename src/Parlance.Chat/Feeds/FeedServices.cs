using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO;

namespace Parlance.Chat.Feeds;

/// <summary>The feature's parts.</summary>
internal static class FeedServices
{
    public static void AddFeeds(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<FeedPublisher>().AddHostedService(static services => services.GetRequiredService<FeedPublisher>());
        io.Services.AddSingleton<FollowFeeds>().AddSingleton<SyncFeed>().AddSingleton<ListHeads>();
        io.AddGateway<FeedsGateway>();
        io.Services.PostConfigure<SocketIOOptions>(static options => options.JsonSerializerOptions = NamedRows.AddTo(options.JsonSerializerOptions));
    }
}
