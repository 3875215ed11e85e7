using Parlance.Chat.Accounts.Sockets;
using Parlance.SocketIO;

namespace Parlance.Chat.Reading;

/// <summary>The events of having read something.</summary>
[Gateway(AuthGateway.Path)]
[UseFilters<ChatErrorFilter>]
internal sealed class ReadingGateway(MoveReadPosition move)
{
    /// <summary>Notes how far one has read. It only moves forward.</summary>
    [SubscribeMessage("read:move"), UseGuards<MayWrite>]
    public Task<MoveReadPosition.Moved> Move(Socket socket, MoveReadPosition.Read request, CancellationToken cancel) =>
        move.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Marks a message and all that follow it as unread.</summary>
    [SubscribeMessage("read:back"), UseGuards<MayWrite>]
    public Task<MoveReadPosition.Moved> Back(Socket socket, MoveReadPosition.Unread request, CancellationToken cancel) =>
        move.HandleAsync(socket.Actor(), request, cancel);
}
