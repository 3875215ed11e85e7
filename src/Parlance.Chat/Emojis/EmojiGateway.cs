using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Emojis;

/// <summary>The events of the server's own emoji.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class EmojiGateway(AddEmoji add, RemoveEmoji remove, ListEmoji list)
{
    [SubscribeMessage("emoji:add"), Needs(Scope.EmojiWrite)]
    public Task<AddEmoji.Changed> Add(Socket socket, AddEmoji.Request request, CancellationToken cancel) => add.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("emoji:remove"), Needs(Scope.EmojiWrite)]
    public Task<AddEmoji.Changed> Remove(Socket socket, RemoveEmoji.Request request, CancellationToken cancel) => remove.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("emoji:list"), Needs(Scope.MessagesRead)]
    public Task<ListEmoji.Listed> List(Socket socket, ListEmoji.Request request, CancellationToken cancel) => list.HandleAsync(socket.Actor(), request, cancel);
}
