using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.People;

/// <summary>The events of seeing others.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class PeopleGateway(GetPeople get, FindPeople find)
{
    [SubscribeMessage("people:get"), Needs(Scope.PeopleRead)]
    public Task<GetPeople.Got> Get(Socket socket, GetPeople.Request request, CancellationToken cancel) =>
        get.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("people:find"), Needs(Scope.PeopleRead)]
    public Task<FindPeople.Found> Find(Socket socket, FindPeople.Request request, CancellationToken cancel) =>
        find.HandleAsync(socket.Actor(), request, cancel);
}
