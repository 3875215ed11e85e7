using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Contacts;

/// <summary>The feature's parts.</summary>
internal static class ContactServices
{
    public static void AddContacts(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<IFeedSource<UserSpan>, ContactFeedRows>().AddSingleton<IFeedSource<UserSpan>, BlockFeedRows>();
        io.Services.AddSingleton<RequestContact>().AddSingleton<AnswerContact>().AddSingleton<RemoveContact>().AddSingleton<ListContacts>();
        io.Services.AddSingleton<BlockPerson>().AddSingleton<ListBlocks>().AddSingleton<IFarewell, LeaveContacts>();
        io.AddGateway<ContactsGateway>();
    }
}
