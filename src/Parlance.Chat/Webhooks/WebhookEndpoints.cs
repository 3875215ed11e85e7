using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Webhooks;

/// <summary>The addresses of the webhooks of a conversation.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var hooks = api.MapGroup("/conversations/{id:guid}/webhooks").WithTags("Webhooks");
        hooks.MapGet("", async Task<Ok<ListWebhooks.Listed>> (HttpContext context, ConversationId id, ListWebhooks list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new WebhookScope(id), cancel)))
            .Requires(Access.Verified, Scope.IntegrationsRead).WithName("listWebhooks").WithSummary("List the webhooks of a conversation.").Refuses(ChatError.NotFound(""));
        hooks.MapPost("", async Task<Created<CreateWebhook.Created>> (HttpContext context, ConversationId id, CreateWebhook.Request request, CreateWebhook create, CancellationToken cancel) =>
                TypedResults.Created((string?)null, await create.HandleAsync(context.Actor(), new WebhookScope(id), request, cancel)))
            .Requires(Access.Verified, Scope.IntegrationsWrite).WithName("createWebhook").Audits(AuditAction.WebhookCreated).WithSummary("Have another server told of what happens. The secret is shown this once.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        hooks.MapPatch("/{webhook:guid}", async Task<Ok<ChangeWebhook.Changed>> (
                HttpContext context, ConversationId id, Guid webhook, ChangeWebhook.Request request, ChangeWebhook change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleAsync(context.Actor(), new WebhookScope(id), request with { Webhook = webhook }, cancel)))
            .Requires(Access.Verified, Scope.IntegrationsWrite).WithName("changeWebhook").Audits(AuditAction.WebhookChanged).WithSummary("Change a webhook, or turn it off or on.").Refuses(ChatError.NotFound(""));
        hooks.MapDelete("/{webhook:guid}", async Task<NoContent> (HttpContext context, ConversationId id, Guid webhook, DeleteWebhook delete, CancellationToken cancel) =>
            {
                await delete.HandleAsync(context.Actor(), new WebhookScope(id), new(id, webhook), cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Verified, Scope.IntegrationsWrite).WithName("deleteWebhook").Audits(AuditAction.WebhookDeleted).WithSummary("Remove a webhook, and what waits for it.").Refuses(ChatError.NotFound(""));
        hooks.MapPost("/{webhook:guid}/secret", async Task<Ok<CreateWebhook.Created>> (HttpContext context, ConversationId id, Guid webhook, RotateWebhookSecret rotate, CancellationToken cancel) =>
                TypedResults.Ok(await rotate.HandleAsync(context.Actor(), new WebhookScope(id), new(id, webhook), cancel)))
            .Requires(Access.Verified, Scope.IntegrationsWrite).WithName("rotateWebhookSecret").Audits(AuditAction.WebhookRotated).WithSummary("Give a webhook another secret; the former one signs too for a day.").Refuses(ChatError.NotFound(""));
        hooks.MapPost("/{webhook:guid}/test", async Task<Ok<TestWebhook.Begun>> (HttpContext context, ConversationId id, Guid webhook, TestWebhook test, CancellationToken cancel) =>
                TypedResults.Ok(await test.HandleAsync(context.Actor(), new WebhookScope(id), new(id, webhook), cancel)))
            .Requires(Access.Verified, Scope.IntegrationsWrite).WithName("testWebhook").Audits(AuditAction.WebhookTested).WithSummary("Send a webhook something to try whether it works.").Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        hooks.MapGet("/{webhook:guid}/deliveries", async Task<Ok<ListDeliveries.Listed>> (
                HttpContext context, ConversationId id, Guid webhook, string? cursor, int? limit, ListDeliveries list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new WebhookScope(id), new(id, webhook, cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.IntegrationsRead).WithName("listDeliveries").WithSummary("List what a webhook was told, and what came of it, the newest first.").Refuses(ChatError.NotFound(""));
    }
}
