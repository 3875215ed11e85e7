using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Chat.Webhooks;

/// <summary>Gives a webhook another secret. For a day deliveries are signed with both, so that the receiver can change over without missing any.</summary>
internal sealed class RotateWebhookSecret(ChatDatabase database, SecretBox box, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Webhook">Which; over HTTP in the address.</param>
    public sealed record Request(ConversationId? Conversation, Guid? Webhook);

    public async Task<CreateWebhook.Created> HandleAsync(Actor actor, WebhookScope scope, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        var secret = WebhookSecret.New();
        return new(await database.WriteAsync(db => RotateAsync(db, actor, scope, request.Webhook, WebhookSecret.Seal(box, secret)), cancel), WebhookSecret.Show(secret));
    }

    private async Task<WebhookItem> RotateAsync(DbSession db, Actor actor, WebhookScope scope, Guid? id, byte[] secret)
    {
        var before = await scope.RequireAsync(db, actor, id, lockRow: true);
        var now = clock.GetUtcNow();
        var hook = before with { Secret = secret, FormerSecret = before.Secret, FormerUntil = now + WebhookLimits.FormerSecretFor };
        await WebhookStore.UpdateAsync(db, hook);
        await AuditLog.WriteAsync(db, actor, new Audited(AuditAction.WebhookRotated) { Conversation = scope.Conversation, About = hook.Id }, now);
        return WebhookItem.Of(hook, (await WebhookStore.ChannelsAsync(db, [hook]))[hook.Id]);
    }
}
