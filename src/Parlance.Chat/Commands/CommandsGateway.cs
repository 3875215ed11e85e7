using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Commands;

/// <summary>The events of slash commands.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class CommandsGateway(ListCommands list, RunCommand run, RespondToCommand respond, RegisterCommand register)
{
    [SubscribeMessage("command:list"), Needs(Scope.CommandsRead)]
    public Task<ListCommands.Listed> List(Socket socket, ListCommands.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("command:run"), Needs(Scope.CommandsWrite)]
    public Task<RunCommand.Ran> Run(Socket socket, RunCommand.Request request, CancellationToken cancel) =>
        run.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("command:respond"), Needs(Scope.CommandsWrite)]
    public Task<RespondToCommand.Responded> Respond(Socket socket, RespondToCommand.Request request, CancellationToken cancel) =>
        respond.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("command:register"), Needs(Scope.CommandsWrite)]
    public Task<RegisterCommand.Registered> Register(Socket socket, RegisterCommand.Request request, CancellationToken cancel) =>
        register.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Takes a command back: a bot its own, an administrator anybody's.</summary>
    [SubscribeMessage("command:unregister"), Needs(Scope.CommandsWrite)]
    public Task<Reply> Unregister(Socket socket, RegisterCommand.Removal request, CancellationToken cancel) =>
        register.HandleRemoveAsync(socket.Actor(), request, cancel);
}
