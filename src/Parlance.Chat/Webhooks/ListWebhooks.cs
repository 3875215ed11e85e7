using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Webhooks;

/// <summary>Lists the webhooks of a conversation, or of the server: there are few.</summary>
internal sealed class ListWebhooks(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Which; over HTTP it is in the address.</param>
    public sealed record Request(ConversationId? Conversation);

    /// <param name="Items">The newest first.</param>
    public sealed record Listed(IReadOnlyList<WebhookItem> Items) : Reply;

    public Task<Listed> HandleAsync(Actor actor, WebhookScope scope, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(
            async db =>
            {
                await scope.RequireAsync(db, actor);
                var hooks = await WebhookStore.OfAsync(db, scope.Conversation);
                var channels = await WebhookStore.ChannelsAsync(db, hooks);
                return new Listed([.. hooks.Select(hook => WebhookItem.Of(hook, channels[hook.Id]))]);
            },
            cancel);
    }
}
