using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Emojis;

/// <summary>The feature's parts.</summary>
internal static class EmojiServices
{
    public static void AddEmoji(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<IFeedSource<ServerSpan>, EmojiFeedRows>()
            .AddSingleton<AddEmoji>().AddSingleton<RemoveEmoji>().AddSingleton<ListEmoji>().AddSingleton<GetEmojiImage>();
        io.AddGateway<EmojiGateway>();
    }
}
