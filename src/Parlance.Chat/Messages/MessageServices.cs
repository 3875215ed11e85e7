using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Messages;

/// <summary>The feature's parts.</summary>
internal static class MessageServices
{
    public static void AddMessages(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<MessageLog>().AddSingleton<IFeedSource<ConversationSpan>, MessageFeedRows>();
        io.Services.AddSingleton<SendMessage>().AddSingleton<EditMessage>().AddSingleton<DeleteMessage>().AddSingleton<DeleteMessages>().AddSingleton<ReactToMessage>();
        io.Services.AddSingleton<ReadHistory>().AddSingleton<GetMessages>().AddSingleton<ListEdits>();
        io.Services.AddSingleton<IFarewell, LeaveSlowMode>();
        io.AddGateway<MessagesGateway>();
    }
}
