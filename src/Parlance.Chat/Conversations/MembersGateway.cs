using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Conversations;

/// <summary>The events of who is in a conversation.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class MembersGateway(ListMembers list, ListBans bans, InviteMembers invite, RemoveMember remove, ChangeMember change)
{
    [SubscribeMessage("member:list"), Needs(Scope.ConversationsRead)]
    public Task<ListMembers.Listed> List(Socket socket, ListMembers.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("member:bans"), Needs(Scope.ModerationRead)]
    public Task<ListBans.Listed> Bans(Socket socket, ListBans.Request request, CancellationToken cancel) =>
        bans.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("member:invite"), Needs(Scope.MembersWrite)]
    public Task<DescribeConversation.Described> Invite(Socket socket, InviteMembers.Request request, CancellationToken cancel) =>
        invite.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("member:change"), Needs(Scope.MembersWrite)]
    public Task<ChangeMember.Changed> Change(Socket socket, ChangeMember.Request request, CancellationToken cancel) =>
        change.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Puts somebody out. They may be invited, or join, again.</summary>
    [SubscribeMessage("member:kick"), Needs(Scope.MembersWrite)]
    public Task<Reply> Kick(Socket socket, RemoveMember.Kick request, CancellationToken cancel) =>
        remove.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Puts somebody out for good.</summary>
    [SubscribeMessage("member:ban"), Needs(Scope.MembersWrite)]
    public Task<Reply> Ban(Socket socket, RemoveMember.Ban request, CancellationToken cancel) =>
        remove.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Lets somebody join again who was put out for good.</summary>
    [SubscribeMessage("member:unban"), Needs(Scope.MembersWrite)]
    public Task<Reply> Unban(Socket socket, RemoveMember.Kick request, CancellationToken cancel) =>
        remove.HandleUnbanAsync(socket.Actor(), request, cancel);
}
