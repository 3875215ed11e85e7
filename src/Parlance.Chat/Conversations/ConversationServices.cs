using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Conversations;

/// <summary>The feature's parts.</summary>
internal static class ConversationServices
{
    public static void AddConversations(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<IFeedSource<ConversationSpan>, ConversationFeedRows>().AddSingleton<IFeedSource<UserSpan>, MembershipFeedRows>();
        io.Services.AddSingleton<DirectConversations>().AddSingleton<CreateConversation>().AddSingleton<DescribeConversation>().AddSingleton<ArchiveConversation>().AddSingleton<ChangeRules>();
        io.Services.AddSingleton<ListConversations>().AddSingleton<GetConversation>().AddSingleton<FindChannels>().AddSingleton<JoinChannel>().AddSingleton<LeaveConversation>();
        io.Services.AddSingleton<ListMembers>().AddSingleton<ListBans>().AddSingleton<InviteMembers>().AddSingleton<RemoveMember>().AddSingleton<ChangeMember>();
        io.Services.AddSingleton<IFarewell, LeaveAll>();
        io.AddGateway<ConversationsGateway>().AddGateway<MembersGateway>();
    }
}
