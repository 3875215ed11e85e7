using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Webhooks.Delivering;

namespace Parlance.Chat.Webhooks;

/// <summary>Lists what a webhook was told within a week, and what waits, the newest first.</summary>
internal sealed class ListDeliveries(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Webhook">Which; over HTTP in the address.</param>
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 200; 50 if it is left out.</param>
    public sealed record Request(ConversationId? Conversation, Guid? Webhook, string? Cursor, int? Limit);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    public sealed record Listed(IReadOnlyList<DeliveryItem> Items, string? Next) : Reply;

    public async Task<Listed> HandleAsync(Actor actor, WebhookScope scope, Request request, CancellationToken cancel)
    {
        var query = PageQuery.Of(request.Cursor, request.Limit);
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        var rows = await database.ReadAsync(
            async db => await DeliveryStore.OfAsync(db, (await scope.RequireAsync(db, actor, request.Webhook)).Id, query), cancel);
        var page = query.ToPage(rows, row => row.Id, DeliveryItem.Of);
        return new(page.Items, page.Next);
    }
}
