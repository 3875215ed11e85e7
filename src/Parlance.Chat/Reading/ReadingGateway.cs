using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Reading.Receipts;
using Parlance.SocketIO;

namespace Parlance.Chat.Reading;

/// <summary>The events of having read something.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class ReadingGateway(MoveReadPosition move, ListReceipts receipts)
{
    /// <summary>Notes how far one has read. It only moves forward.</summary>
    [SubscribeMessage("read:move"), Needs(Scope.MeWrite)]
    public Task<MoveReadPosition.Moved> Move(Socket socket, MoveReadPosition.Read request, CancellationToken cancel) =>
        move.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Marks a message and all that follow it as unread.</summary>
    [SubscribeMessage("read:back"), Needs(Scope.MeWrite)]
    public Task<MoveReadPosition.Moved> Back(Socket socket, MoveReadPosition.Unread request, CancellationToken cancel) =>
        move.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("read:receipts"), Needs(Scope.MessagesRead)]
    public Task<ListReceipts.Listed> Receipts(Socket socket, ListReceipts.Request request, CancellationToken cancel) =>
        receipts.HandleAsync(socket.Actor(), request, cancel);
}
