using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>The events of being signed in. Its guard is asked about every connection to the namespace, before those of other gateways.</summary>
[Gateway(Path)]
[UseGuards<SocketGuard>(On = GuardTargets.Connection)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class AuthGateway(RefreshSocket refresh)
{
    /// <summary>The chat's namespace.</summary>
    public const string Path = "/chat";

    [SubscribeMessage("auth:refresh"), Needs(Scope.None)]
    public Task<RefreshSocket.Refreshed> Refresh(Socket socket, RefreshSocket.Request request, CancellationToken cancel) =>
        refresh.HandleAsync(socket, request, cancel);
}
