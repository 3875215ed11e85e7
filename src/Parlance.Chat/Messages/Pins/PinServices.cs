using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Messages.Pins;

/// <summary>The feature's parts.</summary>
internal static class PinServices
{
    public static void AddPins(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<IFeedSource<ConversationSpan>, PinFeedRows>().AddSingleton<PinMessage>().AddSingleton<ListPins>();
        io.AddGateway<PinsGateway>();
    }
}
