using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Saved;

/// <summary>The addresses of what people put by for themselves.</summary>
internal static class SavedEndpoints
{
    public static void MapSaved(this IEndpointRouteBuilder api)
    {
        var saved = api.MapGroup("/me/saved").WithTags("Messages");
        saved.MapGet("", async Task<Ok<ListSaved.Listed>> (HttpContext context, string? cursor, int? limit, ListSaved list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.MeRead).WithName("listSaved").WithSummary("List the messages that I have saved.");
        saved.MapPut("/{id:guid}/{seq:long}", async Task<Ok<SaveMessage.Changed>> (HttpContext context, ConversationId id, long seq, SaveMessage save, CancellationToken cancel) =>
                TypedResults.Ok(await save.HandleAsync(context.Actor(), new(id, seq), cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("saveMessage").WithSummary("Put a message by for myself.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        saved.MapDelete("/{id:guid}/{seq:long}", async Task<Ok<SaveMessage.Changed>> (HttpContext context, ConversationId id, long seq, SaveMessage save, CancellationToken cancel) =>
                TypedResults.Ok(await save.HandleRemoveAsync(context.Actor(), new(id, seq), cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("removeSaved").WithSummary("Take a message out of what I have saved.")
            .Refuses(ChatError.NotFound(""));
    }
}
