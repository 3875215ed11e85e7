using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Filters;

/// <summary>The addresses of filters.</summary>
internal static class FilterEndpoints
{
    public static void MapFilters(this IEndpointRouteBuilder api)
    {
        var conversations = api.MapGroup("/conversations/{id:guid}/filters").WithTags("Filters");
        conversations.MapGet("", async Task<Ok<ListFilters.Listed>> (HttpContext context, ConversationId id, ListFilters list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(id), cancel)))
            .Requires(Access.Verified, Scope.ModerationRead).WithName("listFilters").WithSummary("List the filters of a conversation, for those who look after it.").Refuses(ChatError.NotFound(""));
        conversations.MapPut("/{filter:guid}", async Task<Ok<PutFilter.Answer>> (HttpContext context, ConversationId id, Guid filter, PutFilter.Request request, PutFilter put, CancellationToken cancel) =>
                TypedResults.Ok(await put.HandleAsync(context.Actor(), request with { Conversation = id, Filter = filter }, cancel)))
            .Requires(Access.Verified, Scope.ModerationWrite).WithName("putFilter").Audits(AuditAction.FilterChanged).WithSummary("Decide what becomes of messages with certain words or links in them.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        conversations.MapDelete("/{filter:guid}", async Task<NoContent> (HttpContext context, ConversationId id, Guid filter, DeleteFilter delete, CancellationToken cancel) =>
            {
                await delete.HandleAsync(context.Actor(), new(id, filter), cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Verified, Scope.ModerationWrite).WithName("deleteFilter").Audits(AuditAction.FilterDeleted).WithSummary("Take a filter away.").Refuses(ChatError.NotFound(""));
        var server = api.MapGroup("/admin/filters").WithTags("Administration");
        server.MapGet("", async Task<Ok<ListFilters.Listed>> (HttpContext context, ListFilters list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(Conversation: null), cancel)))
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("listServerFilters").WithSummary("List the filters of the server.");
        server.MapPut("/{filter:guid}", async Task<Ok<PutFilter.Answer>> (HttpContext context, Guid filter, PutFilter.Request request, PutFilter put, CancellationToken cancel) =>
                TypedResults.Ok(await put.HandleAsync(context.Actor(), request with { Conversation = null, Filter = filter }, cancel)))
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("putServerFilter").Audits(AuditAction.FilterChanged).WithSummary("Decide what becomes of messages with certain words or links in them, everywhere.")
            .Refuses(ChatError.Conflict(""));
        server.MapDelete("/{filter:guid}", async Task<NoContent> (HttpContext context, Guid filter, DeleteFilter delete, CancellationToken cancel) =>
            {
                await delete.HandleAsync(context.Actor(), new(Conversation: null, filter), cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("deleteServerFilter").Audits(AuditAction.FilterDeleted).WithSummary("Take a filter of the server away.");
    }
}
