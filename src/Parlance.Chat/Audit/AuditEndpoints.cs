using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Audit;

/// <summary>The addresses of what was done by those who look after the server and its conversations.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/admin/audit").WithTags("Administration");
        audit.MapGet("", async Task<Ok<ListAudit.Listed>> (
                HttpContext context, UserId? actor, string? action, UserId? user, ConversationId? conversation, DateTimeOffset? since, DateTimeOffset? until, string? cursor, int? limit,
                ListAudit list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleServerAsync(context.Actor(), new(conversation, actor, action, user, since, until, cursor, limit), cancel)))
            .Requires(Access.Administrator, Scope.AdminAudit).WithName("listAudit").WithSummary("List what moderators, administrators and the operator did, the newest first.");
        audit.MapGet("/export", PushStreamHttpResult (
                HttpContext context, UserId? actor, string? action, UserId? user, ConversationId? conversation, DateTimeOffset? since, DateTimeOffset? until, string? format,
                ExportAudit export, CancellationToken cancel) =>
            {
                var file = export.Handle(context.Actor(), AuditFilter.Of(actor, action, user, conversation, since, until), format, cancel);
                return TypedResults.Stream(file.WriteAsync, file.Type, file.Name);
            })
            .Requires(Access.Administrator, Scope.AdminAudit).WithName("exportAudit").WithSummary("The same as a file: 'jsonl' with an object in each line, or 'csv' for spreadsheets.")
            .Produces(StatusCodes.Status200OK, contentType: "application/jsonl");

        api.MapGet("/conversations/{id:guid}/audit", async Task<Ok<ListAudit.Listed>> (
                HttpContext context, ConversationId id, UserId? actor, string? action, UserId? user, DateTimeOffset? since, DateTimeOffset? until, string? cursor, int? limit,
                ListAudit list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(id, actor, action, user, since, until, cursor, limit), cancel)))
            .WithTags("Conversations").Requires(Access.Verified, Scope.ModerationRead).WithName("listConversationAudit").WithSummary("List what those did who look after a conversation, for them.")
            .Refuses(ChatError.NotFound(""));
    }
}
