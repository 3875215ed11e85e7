using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Drafts;

/// <summary>The addresses of what people have begun to write.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/drafts", async Task<Ok<ListDrafts.Listed>> (HttpContext context, string? cursor, int? limit, ListDrafts list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(cursor, limit), cancel)))
            .WithTags("Messages").Requires(Access.Verified, Scope.MeRead).WithName("listDrafts").WithSummary("List what I have begun to write.");
        api.MapPut("/conversations/{id:guid}/draft", async Task<Ok<PutDraft.Kept>> (HttpContext context, ConversationId id, PutDraft.Request request, PutDraft put, CancellationToken cancel) =>
                TypedResults.Ok(await put.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .WithTags("Messages").Requires(Access.Verified, Scope.MeWrite).WithName("putDraft").WithSummary("Keep what I have begun to write in a conversation.")
            .Refuses(ChatError.NotFound(""), ChatError.Stale(), ChatError.Conflict(""));
    }
}
