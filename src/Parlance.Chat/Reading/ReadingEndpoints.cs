using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;
using Parlance.Chat.Reading.Receipts;

namespace Parlance.Chat.Reading;

/// <summary>The addresses of having read something.</summary>
internal static class ReadingEndpoints
{
    public static void MapReading(this IEndpointRouteBuilder api)
    {
        var conversation = api.MapGroup("/conversations/{id:guid}").WithTags("Reading");
        conversation.MapPut("/read", async Task<Ok<MoveReadPosition.Moved>> (HttpContext context, ConversationId id, MoveReadPosition.Read request, MoveReadPosition move, CancellationToken cancel) =>
                TypedResults.Ok(await move.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("moveReadPosition").WithSummary("Note how far I have read. It only moves forward.")
            .Refuses(ChatError.NotFound(""));
        conversation.MapPut("/unread", async Task<Ok<MoveReadPosition.Moved>> (HttpContext context, ConversationId id, MoveReadPosition.Unread request, MoveReadPosition move, CancellationToken cancel) =>
                TypedResults.Ok(await move.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("markUnread").WithSummary("Mark a message and all that follow it as unread.")
            .Refuses(ChatError.NotFound(""));
        conversation.MapGet("/receipts", async Task<Ok<ListReceipts.Listed>> (HttpContext context, ConversationId id, ListReceipts list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(id), cancel)))
            .Requires(Access.Verified, Scope.MessagesRead).WithName("listReceipts").WithSummary("List how far the people of a direct conversation or a small group have read.")
            .Refuses(ChatError.NotFound(""));
    }
}
