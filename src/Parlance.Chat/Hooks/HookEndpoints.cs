using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Hooks;

/// <summary>The addresses of incoming webhooks: those by which they are looked after, and the one to which programs post.</summary>
internal static class HookEndpoints
{
    public static void MapHooks(this IEndpointRouteBuilder api)
    {
        var hooks = api.MapGroup("/conversations/{id:guid}/hooks").WithTags("Integrations");
        hooks.MapGet("", async Task<Ok<ListHooks.Listed>> (HttpContext context, ConversationId id, ListHooks list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(id), cancel)))
            .Requires(Access.Verified, Scope.IntegrationsRead).WithName("listHooks").WithSummary("List the incoming webhooks of a conversation.")
            .Refuses(ChatError.NotFound(""));
        hooks.MapPost("", async Task<Created<CreateHook.Made>> (HttpContext context, ConversationId id, CreateHook.Request request, CreateHook create, CancellationToken cancel) =>
                TypedResults.Created((string?)null, await create.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.IntegrationsWrite).WithName("createHook").Audits(AuditAction.HookCreated).WithSummary("Make an incoming webhook. Its address is shown once.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived(), ChatError.Conflict(""));
        hooks.MapPatch("/{hook:guid}", async Task<Ok<ChangeHook.Changed>> (HttpContext context, ConversationId id, Guid hook, ChangeHook.Request request, ChangeHook change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleAsync(context.Actor(), request with { Conversation = id, Hook = hook }, cancel)))
            .Requires(Access.Verified, Scope.IntegrationsWrite).WithName("changeHook").Audits(AuditAction.HookChanged).WithSummary("Give an incoming webhook another name, switch it off or on.")
            .Refuses(ChatError.NotFound(""));
        hooks.MapPost("/{hook:guid}/rotate", async Task<Ok<CreateHook.Made>> (HttpContext context, ConversationId id, Guid hook, ChangeHook change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleRotateAsync(context.Actor(), new(id, hook), cancel)))
            .Requires(Access.Verified, Scope.IntegrationsWrite).WithName("rotateHook").Audits(AuditAction.HookRotated).WithSummary("Give an incoming webhook another address. The old one is worth nothing from then on.")
            .Refuses(ChatError.NotFound(""));
        hooks.MapDelete("/{hook:guid}", async Task<NoContent> (HttpContext context, ConversationId id, Guid hook, RemoveHook remove, CancellationToken cancel) =>
            {
                await remove.HandleAsync(context.Actor(), new(id, hook), cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Verified, Scope.IntegrationsWrite).WithName("removeHook").Audits(AuditAction.HookRemoved).WithSummary("Remove an incoming webhook for good.")
            .Refuses(ChatError.NotFound(""));
    }

    /// <summary>Where programs post. Not part of the API: it answers in plain text, as Slack does.</summary>
    public static void MapHookAddress(this IEndpointRouteBuilder app) => app
        .MapPost("/hooks/{hook:guid}/{secret}", static (HttpContext context, Guid hook, string secret, PostThroughHook post) => post.HandleAsync(context, hook, secret))
        .DisableAntiforgery().ExcludeFromDescription();
}
