using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Hooks;

/// <summary>The events of incoming webhooks.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class HooksGateway(CreateHook create, ChangeHook change, RemoveHook remove, ListHooks list)
{
    [SubscribeMessage("hook:create"), Needs(Scope.IntegrationsWrite)]
    public Task<CreateHook.Made> Create(Socket socket, CreateHook.Request request, CancellationToken cancel) =>
        create.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("hook:change"), Needs(Scope.IntegrationsWrite)]
    public Task<ChangeHook.Changed> Change(Socket socket, ChangeHook.Request request, CancellationToken cancel) =>
        change.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Gives an incoming webhook another address. The old one is worth nothing from then on.</summary>
    [SubscribeMessage("hook:rotate"), Needs(Scope.IntegrationsWrite)]
    public Task<CreateHook.Made> Rotate(Socket socket, ChangeHook.Rotation request, CancellationToken cancel) =>
        change.HandleRotateAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("hook:remove"), Needs(Scope.IntegrationsWrite)]
    public Task<Reply> Remove(Socket socket, RemoveHook.Request request, CancellationToken cancel) =>
        remove.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("hook:list"), Needs(Scope.IntegrationsRead)]
    public Task<ListHooks.Listed> List(Socket socket, ListHooks.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);
}
