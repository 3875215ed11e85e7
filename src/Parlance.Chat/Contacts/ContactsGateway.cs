using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Contacts;

/// <summary>The events of contacts and blocks.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class ContactsGateway(
    RequestContact request, AnswerContact answer, RemoveContact remove, ListContacts list, BlockPerson block, ListBlocks blocks)
{
    [SubscribeMessage("contact:request"), Needs(Scope.PeopleWrite)]
    public Task<RequestContact.Changed> Request(Socket socket, RequestContact.Request payload, CancellationToken cancel) =>
        request.HandleAsync(socket.Actor(), payload, cancel);

    [SubscribeMessage("contact:answer"), Needs(Scope.PeopleWrite)]
    public Task<RequestContact.Changed> Answer(Socket socket, AnswerContact.Request payload, CancellationToken cancel) =>
        answer.HandleAsync(socket.Actor(), payload, cancel);

    [SubscribeMessage("contact:remove"), Needs(Scope.PeopleWrite)]
    public Task<RequestContact.Changed> Remove(Socket socket, RemoveContact.Request payload, CancellationToken cancel) =>
        remove.HandleAsync(socket.Actor(), payload, cancel);

    [SubscribeMessage("contact:list"), Needs(Scope.PeopleRead)]
    public Task<ListContacts.Listed> List(Socket socket, ListContacts.Request payload, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), payload, cancel);

    [SubscribeMessage("block:add"), Needs(Scope.PeopleWrite)]
    public Task<BlockPerson.Changed> Block(Socket socket, BlockPerson.Request payload, CancellationToken cancel) =>
        block.HandleAsync(socket.Actor(), payload, cancel);

    /// <summary>Lets somebody reach one again.</summary>
    [SubscribeMessage("block:remove"), Needs(Scope.PeopleWrite)]
    public Task<BlockPerson.Changed> Unblock(Socket socket, BlockPerson.Request payload, CancellationToken cancel) =>
        block.HandleUnblockAsync(socket.Actor(), payload, cancel);

    /// <summary>Lists whom one has blocked.</summary>
    [SubscribeMessage("block:list"), Needs(Scope.PeopleRead)]
    public Task<ListBlocks.Listed> Blocks(Socket socket, ListContacts.Request payload, CancellationToken cancel) =>
        blocks.HandleAsync(socket.Actor(), payload, cancel);
}
