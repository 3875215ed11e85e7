using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Previews;

/// <summary>The addresses of what links lead to.</summary>
internal static class PreviewEndpoints
{
    public static void MapPreviews(this IEndpointRouteBuilder api)
    {
        api.MapDelete("/conversations/{id:guid}/messages/{seq:long}/previews", async Task<Ok<EditMessage.Edited>> (
                HttpContext context, ConversationId id, long seq, string? url, RemovePreview remove, CancellationToken cancel) =>
                TypedResults.Ok(await remove.HandleAsync(context.Actor(), new(id, seq, url), cancel)))
            .WithTags("Messages").Requires(Access.Verified, Scope.MessagesWrite).WithName("removePreview").Audits(AuditAction.PreviewRemoved).WithSummary("Take the preview of a link away from a message, or all of them.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived());
        api.MapGet("/previews/images/{id}", (HttpContext context, string id, GetPreviewImage get, CancellationToken cancel) => get.HandleAsync(context, id, cancel))
            .WithTags("Messages").RequiresNothing().WithName("getPreviewImage").WithSummary("The picture of a preview: PNG, JPEG, GIF or WebP.")
            .Produces(StatusCodes.Status200OK, responseType: null, "image/png", "image/jpeg", "image/gif", "image/webp").Refuses(ChatError.NotFound(""));
    }
}
