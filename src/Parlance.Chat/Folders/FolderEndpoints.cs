using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Folders;

/// <summary>The addresses of folders and favourites.</summary>
internal static class FolderEndpoints
{
    public static void MapFolders(this IEndpointRouteBuilder api)
    {
        var folders = api.MapGroup("/me/folders").WithTags("Conversations");
        folders.MapGet("", async Task<Ok<ListFolders.Listed>> (HttpContext context, ListFolders list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), cancel)))
            .Requires(Access.Verified, Scope.MeRead).WithName("listFolders").WithSummary("List my folders, my favourites and what is in them.");
        folders.MapPut("/{id:guid}", async Task<Ok<PutFolder.Changed>> (HttpContext context, Guid id, PutFolder.Request request, PutFolder put, CancellationToken cancel) =>
                TypedResults.Ok(await put.HandleAsync(context.Actor(), request with { Id = id }, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("putFolder").WithSummary("Make a folder, rename it or move it.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        folders.MapDelete("/{id:guid}", async Task<Ok<PutFolder.Changed>> (HttpContext context, Guid id, RemoveFolder remove, CancellationToken cancel) =>
                TypedResults.Ok(await remove.HandleAsync(context.Actor(), new(id), cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("removeFolder").WithSummary("Take a folder away; its conversations stay.")
            .Refuses(ChatError.NotFound(""));
        api.MapPut("/conversations/{id:guid}/place", async Task<Ok<PlaceConversation.Changed>> (HttpContext context, ConversationId id, PlaceConversation.Request request, PlaceConversation place, CancellationToken cancel) =>
                TypedResults.Ok(await place.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .WithTags("Conversations")
            .Requires(Access.Verified, Scope.MeWrite).WithName("placeConversation").WithSummary("Put a conversation among my favourites or into a folder, or take it out.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
    }
}
