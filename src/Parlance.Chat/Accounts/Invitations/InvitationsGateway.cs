using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>The events of links into conversations.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class InvitationsGateway(
    CreateInvitation create, ListConversationInvitations list, RevokeConversationInvitation revoke, UseInvitation use)
{
    /// <summary>Makes a link into a conversation. Its secret is shown once.</summary>
    [SubscribeMessage("invitation:create"), Needs(Scope.MembersWrite)]
    public Task<CreateInvitation.Answer> Create(Socket socket, CreateInvitation.Request request, CancellationToken cancel) =>
        create.HandleMemberAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("invitation:list"), Needs(Scope.ConversationsRead)]
    public Task<ListConversationInvitations.Listed> List(Socket socket, ListConversationInvitations.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("invitation:revoke"), Needs(Scope.MembersWrite)]
    public Task<Reply> Revoke(Socket socket, RevokeConversationInvitation.Request request, CancellationToken cancel) =>
        revoke.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("invitation:use"), Needs(Scope.ConversationsWrite)]
    public Task<DescribeConversation.Described> Use(Socket socket, UseInvitation.Request request, CancellationToken cancel) =>
        use.HandleAsync(socket.Actor(), request, cancel);
}
