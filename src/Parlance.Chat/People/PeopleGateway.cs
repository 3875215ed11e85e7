using Parlance.Chat.Accounts.Sockets;
using Parlance.SocketIO;

namespace Parlance.Chat.People;

/// <summary>The events of seeing others.</summary>
[Gateway(AuthGateway.Path)]
[UseFilters<ChatErrorFilter>]
internal sealed class PeopleGateway(GetPeople get, FindPeople find)
{
    [SubscribeMessage("people:get")]
    public Task<GetPeople.Got> Get(Socket socket, GetPeople.Request request, CancellationToken cancel) =>
        get.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("people:find")]
    public Task<FindPeople.Found> Find(Socket socket, FindPeople.Request request, CancellationToken cancel) =>
        find.HandleAsync(socket.Actor(), request, cancel);
}
