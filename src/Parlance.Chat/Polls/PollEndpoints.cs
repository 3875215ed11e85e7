using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Polls;

/// <summary>The addresses of polls.</summary>
internal static class PollEndpoints
{
    public static void MapPolls(this IEndpointRouteBuilder api)
    {
        var poll = api.MapGroup("/conversations/{id:guid}/messages/{seq:long}/poll").WithTags("Messages");
        poll.MapPut("/vote", async Task<Ok<VoteInPoll.Voted>> (HttpContext context, ConversationId id, long seq, VoteInPoll.Request request, VoteInPoll vote, CancellationToken cancel) =>
                TypedResults.Ok(await vote.HandleAsync(context.Actor(), request with { Conversation = id, Seq = seq }, cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("voteInPoll").WithSummary("Choose in a poll, or take my choice back.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived(), ChatError.Muted(TimeSpan.Zero), ChatError.Blocked(), ChatError.Conflict(""));
        poll.MapPost("/close", async Task<Ok<EditMessage.Edited>> (HttpContext context, ConversationId id, long seq, ClosePoll close, CancellationToken cancel) =>
                TypedResults.Ok(await close.HandleAsync(context.Actor(), new(id, seq), cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("closePoll").Audits(AuditAction.PollClosed).WithSummary("Close a poll: my own, or as a moderator somebody else's.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived());
        poll.MapGet("/voters", async Task<Ok<ListVoters.Listed>> (HttpContext context, ConversationId id, long seq, string? cursor, int? limit, ListVoters voters, CancellationToken cancel) =>
                TypedResults.Ok(await voters.HandleAsync(context.Actor(), new(id, seq, cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.MessagesRead).WithName("listVoters").WithSummary("List who has chosen what in a poll that is not anonymous.")
            .Refuses(ChatError.NotFound(""));
    }
}
