using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Messages;
using Parlance.SocketIO;

namespace Parlance.Chat.Polls;

/// <summary>The events of polls. One comes to be by <c>message:send</c> with a <c>poll</c>.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class PollsGateway(VoteInPoll vote, ClosePoll close, ListVoters voters)
{
    /// <summary>Chooses in a poll, or takes one's choice back.</summary>
    [SubscribeMessage("poll:vote"), Needs(Scope.MessagesWrite)]
    public Task<VoteInPoll.Voted> Vote(Socket socket, VoteInPoll.Request request, CancellationToken cancel) =>
        vote.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Closes one's own poll, or as a moderator somebody else's.</summary>
    [SubscribeMessage("poll:close"), Needs(Scope.MessagesWrite)]
    public Task<EditMessage.Edited> Close(Socket socket, ClosePoll.Request request, CancellationToken cancel) =>
        close.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Lists who has chosen what in a poll that is not anonymous.</summary>
    [SubscribeMessage("poll:voters"), Needs(Scope.MessagesRead)]
    public Task<ListVoters.Listed> Voters(Socket socket, ListVoters.Request request, CancellationToken cancel) =>
        voters.HandleAsync(socket.Actor(), request, cancel);
}
