using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Http;

namespace Parlance.Chat.Emojis;

/// <summary>The addresses of the server's own emoji.</summary>
internal static class EmojiEndpoints
{
    public static void MapEmoji(this IEndpointRouteBuilder api)
    {
        var emoji = api.MapGroup("/emoji").WithTags("Emoji");
        emoji.MapGet("", async Task<Ok<ListEmoji.Listed>> (HttpContext context, string? cursor, int? limit, ListEmoji list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.MessagesRead).WithName("listEmoji").WithSummary("List the emoji that people have added to the server.");
        emoji.MapPut("/{name}", async Task<Ok<AddEmoji.Changed>> (HttpContext context, string name, AddEmoji.Request request, AddEmoji add, CancellationToken cancel) =>
                TypedResults.Ok(await add.HandleAsync(context.Actor(), request with { Name = name }, cancel)))
            .Requires(Access.Verified, Scope.EmojiWrite).WithName("addEmoji").WithSummary("Add an emoji to the server.").Refuses(ChatError.Forbidden(""), ChatError.Conflict(""));
        emoji.MapDelete("/{name}", async Task<Ok<AddEmoji.Changed>> (HttpContext context, string name, RemoveEmoji remove, CancellationToken cancel) =>
                TypedResults.Ok(await remove.HandleAsync(context.Actor(), new(name), cancel)))
            .Requires(Access.Verified, Scope.EmojiWrite).WithName("removeEmoji").Audits(AuditAction.EmojiRemoved).WithSummary("Take an emoji away from the server.")
            .Refuses(ChatError.NotFound(""), ChatError.Forbidden(""));
        emoji.MapGet("/images/{id}", (HttpContext context, string id, GetEmojiImage get, CancellationToken cancel) => get.HandleAsync(context, id, cancel))
            .RequiresNothing().WithName("getEmojiImage").WithSummary("The picture of an emoji: PNG, JPEG, GIF or WebP.")
            .Produces(StatusCodes.Status200OK, responseType: null, "image/png", "image/jpeg", "image/gif", "image/webp").Refuses(ChatError.NotFound(""));
    }
}
