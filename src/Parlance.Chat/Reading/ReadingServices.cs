using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Feeds;
using Parlance.Chat.PersonalSettings;
using Parlance.Chat.Reading.Receipts;
using Parlance.SocketIO;

namespace Parlance.Chat.Reading;

/// <summary>The feature's parts.</summary>
internal static class ReadingServices
{
    public static void AddReading(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<MoveReadPosition>().AddSingleton<IFeedSource<UserSpan>, ReadFeedRows>().AddSingleton<IFarewell, LeaveReading>();
        io.Services.AddSingleton<ReadReceipts>().AddSingleton<IChoiceEffect>(static provider => provider.GetRequiredService<ReadReceipts>())
            .AddSingleton<ListReceipts>().AddSingleton<IFeedSource<ConversationSpan>, ReceiptFeedRows>().AddSingleton<IFarewell, LeaveReceipts>();
        io.AddGateway<ReadingGateway>();
    }
}
