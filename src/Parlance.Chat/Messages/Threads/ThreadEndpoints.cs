using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Messages.Threads;

/// <summary>The addresses of threads.</summary>
internal static class ThreadEndpoints
{
    public static void MapThreads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/conversations/{id:guid}/messages/{seq:long}/thread", async Task<Ok<ReadThread.PageOfThread>> (
                HttpContext context, ConversationId id, long seq, long? before, long? after, int? limit, ReadThread read, CancellationToken cancel) =>
                TypedResults.Ok(await read.HandleAsync(context.Actor(), new(id, seq, before, after, limit), cancel)))
            .WithTags("Messages").Requires(Access.Verified, Scope.MessagesRead).WithName("readThread").WithSummary("Read a page of the thread of a message.")
            .Refuses(ChatError.NotFound(""));
        api.MapGet("/me/threads", async Task<Ok<ListThreads.Listed>> (HttpContext context, string? cursor, int? limit, ListThreads list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(cursor, limit), cancel)))
            .WithTags("Messages").Requires(Access.Verified, Scope.MessagesRead).WithName("listThreads").WithSummary("List the threads that I follow.");

        var thread = api.MapGroup("/conversations/{id:guid}/messages/{seq:long}/thread").WithTags("Messages");
        thread.MapPut("/following", async Task<Ok<FollowThread.Changed>> (HttpContext context, ConversationId id, long seq, FollowThread.Follow request, FollowThread follow, CancellationToken cancel) =>
                TypedResults.Ok(await follow.HandleAsync(context.Actor(), request with { Conversation = id, Thread = seq }, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("followThread").WithSummary("Follow a thread, or leave it.")
            .Refuses(ChatError.NotFound(""));
        thread.MapPut("/read", async Task<Ok<FollowThread.Changed>> (HttpContext context, ConversationId id, long seq, FollowThread.Read request, FollowThread follow, CancellationToken cancel) =>
                TypedResults.Ok(await follow.HandleAsync(context.Actor(), request with { Conversation = id, Thread = seq }, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("moveThreadPosition").WithSummary("Note how far I have read in a thread. It only moves forward.")
            .Refuses(ChatError.NotFound(""));
        thread.MapPut("/unread", async Task<Ok<FollowThread.Changed>> (HttpContext context, ConversationId id, long seq, FollowThread.Unread request, FollowThread follow, CancellationToken cancel) =>
                TypedResults.Ok(await follow.HandleAsync(context.Actor(), request with { Conversation = id, Thread = seq }, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("markThreadUnread").WithSummary("Mark a reply and all that follow it as unread.")
            .Refuses(ChatError.NotFound(""));
    }
}
