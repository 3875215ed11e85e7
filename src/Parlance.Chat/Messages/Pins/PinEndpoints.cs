using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Messages.Pins;

/// <summary>The addresses of what is pinned.</summary>
internal static class PinEndpoints
{
    public static void MapPins(this IEndpointRouteBuilder api)
    {
        var pins = api.MapGroup("/conversations/{id:guid}/pins").WithTags("Messages");
        pins.MapGet("", async Task<Ok<ListPins.Listed>> (HttpContext context, ConversationId id, string? cursor, int? limit, ListPins list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(id, cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.MessagesRead).WithName("listPins").WithSummary("List what is pinned in a conversation.")
            .Refuses(ChatError.NotFound(""));
        pins.MapPut("/{seq:long}", async Task<Ok<PinMessage.Pinned>> (HttpContext context, ConversationId id, long seq, PinMessage pin, CancellationToken cancel) =>
                TypedResults.Ok(await pin.HandleAsync(context.Actor(), new(id, seq), cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("pinMessage").WithSummary("Pin a message in its conversation.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived(), ChatError.Muted(TimeSpan.Zero), ChatError.Conflict(""));
        pins.MapDelete("/{seq:long}", async Task<Ok<PinMessage.Pinned>> (HttpContext context, ConversationId id, long seq, PinMessage pin, CancellationToken cancel) =>
                TypedResults.Ok(await pin.HandleUnpinAsync(context.Actor(), new(id, seq), cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("unpinMessage").WithSummary("Take a message down that is pinned.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived(), ChatError.Muted(TimeSpan.Zero));
    }
}
