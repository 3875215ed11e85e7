using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Webhooks.Delivering;

namespace Parlance.Chat.Webhooks;

/// <summary>Sends a webhook something to try whether it works. What comes of it is among its deliveries.</summary>
internal sealed class TestWebhook(ChatDatabase database, WebhookOutbox outbox, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Webhook">Which; over HTTP in the address.</param>
    public sealed record Request(ConversationId? Conversation, Guid? Webhook);

    /// <param name="Delivery">What is sent now.</param>
    public sealed record Begun(DeliveryItem Delivery) : Reply;

    public async Task<Begun> HandleAsync(Actor actor, WebhookScope scope, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.WebhookTestsPerUser, actor.User.ToString());
        return new(DeliveryItem.Of(await database.WriteAsync(db => BeginAsync(db, actor, scope, request.Webhook), cancel)));
    }

    private async Task<Delivery> BeginAsync(DbSession db, Actor actor, WebhookScope scope, Guid? id)
    {
        var hook = await scope.RequireAsync(db, actor, id, lockRow: true);
        if (hook.DisabledAt is not null)
        {
            throw ChatError.Conflict("This webhook is off.");
        }

        await AuditLog.WriteAsync(db, actor, new Audited(AuditAction.WebhookTested) { Conversation = scope.Conversation, About = hook.Id }, clock.GetUtcNow());
        return await outbox.AddAsync(db, hook.Id, scope.Conversation, new(WebhookEvent.Test, Seq: null, actor.User));
    }
}
