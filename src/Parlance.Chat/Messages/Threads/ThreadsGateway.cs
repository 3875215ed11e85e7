using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Messages.Threads;

/// <summary>The events of threads.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class ThreadsGateway(ReadThread read, FollowThread follow, ListThreads list)
{
    [SubscribeMessage("thread:history"), Needs(Scope.MessagesRead)]
    public Task<ReadThread.PageOfThread> History(Socket socket, ReadThread.Request request, CancellationToken cancel) =>
        read.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("thread:list"), Needs(Scope.MessagesRead)]
    public Task<ListThreads.Listed> List(Socket socket, ListThreads.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Follows a thread, or leaves it.</summary>
    [SubscribeMessage("thread:follow"), Needs(Scope.MeWrite)]
    public Task<FollowThread.Changed> Follow(Socket socket, FollowThread.Follow request, CancellationToken cancel) =>
        follow.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Notes how far one has read in a thread. It only moves forward.</summary>
    [SubscribeMessage("thread:move"), Needs(Scope.MeWrite)]
    public Task<FollowThread.Changed> Move(Socket socket, FollowThread.Read request, CancellationToken cancel) =>
        follow.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Marks a reply and all that follow it as unread.</summary>
    [SubscribeMessage("thread:back"), Needs(Scope.MeWrite)]
    public Task<FollowThread.Changed> Back(Socket socket, FollowThread.Unread request, CancellationToken cancel) =>
        follow.HandleAsync(socket.Actor(), request, cancel);
}
