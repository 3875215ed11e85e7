using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Messages;

/// <summary>The events of messages.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class MessagesGateway(
    SendMessage send, EditMessage edit, DeleteMessage delete, DeleteMessages sweep, ReactToMessage react, ReadHistory history, GetMessages get, ListEdits edits)
{
    [SubscribeMessage("message:send"), Needs(Scope.MessagesWrite)]
    public Task<SendMessage.Sent> Send(Socket socket, SendMessage.Request request, CancellationToken cancel) =>
        send.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("message:edit"), Needs(Scope.MessagesWrite)]
    public Task<EditMessage.Edited> Edit(Socket socket, EditMessage.Request request, CancellationToken cancel) =>
        edit.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("message:delete"), Needs(Scope.MessagesWrite)]
    public Task<EditMessage.Edited> Delete(Socket socket, DeleteMessage.Request request, CancellationToken cancel) =>
        delete.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Deletes messages that are chosen, whoever wrote them.</summary>
    [SubscribeMessage("message:delete-many"), Needs(Scope.ModerationWrite)]
    public Task<DeleteMessages.Swept> DeleteMany(Socket socket, DeleteMessages.Chosen request, CancellationToken cancel) =>
        sweep.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Deletes what one person has written in a time.</summary>
    [SubscribeMessage("message:delete-by"), Needs(Scope.ModerationWrite)]
    public Task<DeleteMessages.Swept> DeleteBy(Socket socket, DeleteMessages.Written request, CancellationToken cancel) =>
        sweep.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("message:react"), Needs(Scope.MessagesWrite)]
    public Task<ReactToMessage.Reacted> React(Socket socket, ReactToMessage.Request request, CancellationToken cancel) =>
        react.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("message:history"), Needs(Scope.MessagesRead)]
    public Task<ReadHistory.PageOfHistory> History(Socket socket, ReadHistory.Request request, CancellationToken cancel) =>
        history.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("message:get"), Needs(Scope.MessagesRead)]
    public Task<GetMessages.Got> Get(Socket socket, GetMessages.Request request, CancellationToken cancel) =>
        get.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Reads what a message said before, the oldest first. Nothing is left of one that is deleted.</summary>
    [SubscribeMessage("message:edits"), Needs(Scope.MessagesRead)]
    public Task<ListEdits.Listed> Edits(Socket socket, DeleteMessage.Request request, CancellationToken cancel) =>
        edits.HandleAsync(socket.Actor(), request, cancel);
}
