using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Webhooks.Delivering;

namespace Parlance.Chat.Webhooks;

/// <summary>Where use cases say what has happened. Webhooks are told of it if, and only if, their transaction commits; no request waits for a receiver.</summary>
internal sealed class WebhookOutbox(WebhookRegistry registry, DueWork due, TimeProvider clock)
{
    /// <param name="Event">What.</param>
    /// <param name="Seq">To which message.</param>
    /// <param name="User">Who did it, or to whom it happened.</param>
    /// <param name="Emoji">Of a reaction.</param>
    internal sealed record Happening(WebhookEvent Event, long? Seq, UserId? User, string? Emoji = null);

    /// <summary>Adds what is to be told in the caller's transaction, which holds the conversation's row. Where there is nobody to tell, no statement is run.</summary>
    public async Task AddAsync(DbSession db, ConversationId conversation, ConversationKind kind, Happening what)
    {
        if (!registry.MayWant(conversation, kind, what.Event))
        {
            return;
        }

        foreach (var webhook in await WebhookStore.ForAsync(db, conversation, kind, what.Event))
        {
            await AddAsync(db, webhook, conversation, what);
        }
    }

    /// <summary>Adds it for one webhook, whatever it wants to hear.</summary>
    public async Task<Delivery> AddAsync(DbSession db, Guid webhook, ConversationId? conversation, Happening what)
    {
        var now = clock.GetUtcNow();
        var delivery = new Delivery
        {
            Id = Guid.CreateVersion7(now),
            WebhookId = webhook,
            Event = what.Event,
            ConversationId = conversation,
            Seq = what.Seq,
            UserId = what.User,
            Emoji = what.Emoji,
            At = now,
            NextAt = now,
        };
        await DeliveryStore.InsertAsync(db, delivery);
        await due.PutAsync(db, DeliverWebhooks.KindOfWork, delivery.Id.ToString("N"), now);
        return delivery;
    }
}
