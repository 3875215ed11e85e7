using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Webhooks;

/// <summary>Removes a webhook, with what waits for it and what was delivered.</summary>
internal sealed class DeleteWebhook(ChatDatabase database, WebhookRegistry registry, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Webhook">Which; over HTTP in the address.</param>
    public sealed record Request(ConversationId? Conversation, Guid? Webhook);

    /// <summary>There is nothing more to say.</summary>
    public sealed record Deleted : Reply;

    public async Task<Deleted> HandleAsync(Actor actor, WebhookScope scope, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        await database.WriteAsync(db => DeleteAsync(db, actor, scope, request.Webhook), cancel);
        return new();
    }

    private async Task DeleteAsync(DbSession db, Actor actor, WebhookScope scope, Guid? id)
    {
        var hook = await scope.RequireAsync(db, actor, id, lockRow: true);
        await WebhookStore.DeleteAsync(db, hook);
        var audited = new Audited(AuditAction.WebhookDeleted) { Conversation = scope.Conversation, About = hook.Id, Before = AuditLog.ToJson(WebhookRules.Logged(hook)) };
        await AuditLog.WriteAsync(db, actor, audited, clock.GetUtcNow());
        db.AfterCommit(registry.Forget);
    }
}
