using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Http;

namespace Parlance.Chat.Webhooks;

/// <summary>The addresses of the webhooks of the server.</summary>
internal static class ServerWebhookEndpoints
{
    public static void MapServerWebhooks(this IEndpointRouteBuilder api)
    {
        var hooks = api.MapGroup("/admin/webhooks").WithTags("Administration");
        hooks.MapGet("", async Task<Ok<ListWebhooks.Listed>> (HttpContext context, ListWebhooks list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), WebhookScope.Server, cancel)))
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("listServerWebhooks").WithSummary("List the webhooks of the server.");
        hooks.MapPost("", async Task<Created<CreateWebhook.Created>> (HttpContext context, CreateWebhook.Request request, CreateWebhook create, CancellationToken cancel) =>
                TypedResults.Created((string?)null, await create.HandleAsync(context.Actor(), WebhookScope.Server, request, cancel)))
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("createServerWebhook").Audits(AuditAction.WebhookCreated).WithSummary("Have another server told of what happens. The secret is shown this once.")
            .Refuses(ChatError.Conflict(""));
        hooks.MapPatch("/{webhook:guid}", async Task<Ok<ChangeWebhook.Changed>> (
                HttpContext context, Guid webhook, ChangeWebhook.Request request, ChangeWebhook change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleAsync(context.Actor(), WebhookScope.Server, request with { Webhook = webhook }, cancel)))
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("changeServerWebhook").Audits(AuditAction.WebhookChanged).WithSummary("Change a webhook, or turn it off or on.").Refuses(ChatError.NotFound(""));
        hooks.MapDelete("/{webhook:guid}", async Task<NoContent> (HttpContext context, Guid webhook, DeleteWebhook delete, CancellationToken cancel) =>
            {
                await delete.HandleAsync(context.Actor(), WebhookScope.Server, new(null, webhook), cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("deleteServerWebhook").Audits(AuditAction.WebhookDeleted).WithSummary("Remove a webhook, and what waits for it.").Refuses(ChatError.NotFound(""));
        hooks.MapPost("/{webhook:guid}/secret", async Task<Ok<CreateWebhook.Created>> (HttpContext context, Guid webhook, RotateWebhookSecret rotate, CancellationToken cancel) =>
                TypedResults.Ok(await rotate.HandleAsync(context.Actor(), WebhookScope.Server, new(null, webhook), cancel)))
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("rotateServerWebhookSecret").Audits(AuditAction.WebhookRotated).WithSummary("Give a webhook another secret; the former one signs too for a day.").Refuses(ChatError.NotFound(""));
        hooks.MapPost("/{webhook:guid}/test", async Task<Ok<TestWebhook.Begun>> (HttpContext context, Guid webhook, TestWebhook test, CancellationToken cancel) =>
                TypedResults.Ok(await test.HandleAsync(context.Actor(), WebhookScope.Server, new(null, webhook), cancel)))
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("testServerWebhook").Audits(AuditAction.WebhookTested).WithSummary("Send a webhook something to try whether it works.").Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        hooks.MapGet("/{webhook:guid}/deliveries", async Task<Ok<ListDeliveries.Listed>> (
                HttpContext context, Guid webhook, string? cursor, int? limit, ListDeliveries list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), WebhookScope.Server, new(null, webhook, cursor, limit), cancel)))
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("listServerDeliveries").WithSummary("List what a webhook was told, and what came of it, the newest first.").Refuses(ChatError.NotFound(""));
    }
}
