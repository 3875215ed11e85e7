using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Conversations;

/// <summary>The events of conversations as such.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class ConversationsGateway(
    CreateConversation create, ListConversations list, GetConversation get, FindChannels find, DescribeConversation describe, ArchiveConversation archive, ChangeRules rules, JoinChannel join, LeaveConversation leave)
{
    [SubscribeMessage("conversation:create"), Needs(Scope.ConversationsWrite)]
    public Task<CreateConversation.Created> Create(Socket socket, CreateConversation.Request request, CancellationToken cancel) =>
        create.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("conversation:list"), Needs(Scope.ConversationsRead)]
    public Task<ListConversations.Listed> List(Socket socket, ListConversations.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("conversation:get"), Needs(Scope.ConversationsRead)]
    public Task<GetConversation.Got> Get(Socket socket, GetConversation.Request request, CancellationToken cancel) =>
        get.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("conversation:find"), Needs(Scope.ConversationsRead)]
    public Task<FindChannels.Found> Find(Socket socket, FindChannels.Request request, CancellationToken cancel) =>
        find.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("conversation:describe"), Needs(Scope.ConversationsWrite)]
    public Task<DescribeConversation.Described> Describe(Socket socket, DescribeConversation.Request request, CancellationToken cancel) =>
        describe.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("conversation:archive"), Needs(Scope.ConversationsWrite)]
    public Task<DescribeConversation.Described> Archive(Socket socket, ArchiveConversation.Request request, CancellationToken cancel) =>
        archive.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("conversation:rules"), Needs(Scope.ConversationsWrite)]
    public Task<DescribeConversation.Described> Rules(Socket socket, ChangeRules.Request request, CancellationToken cancel) =>
        rules.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("conversation:join"), Needs(Scope.ConversationsWrite)]
    public Task<DescribeConversation.Described> Join(Socket socket, JoinChannel.Request request, CancellationToken cancel) =>
        join.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("conversation:leave"), Needs(Scope.ConversationsWrite)]
    public Task<Reply> Leave(Socket socket, LeaveConversation.Request request, CancellationToken cancel) =>
        leave.HandleAsync(socket.Actor(), request, cancel);
}
