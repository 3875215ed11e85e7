using Parlance.Chat.Conversations;

namespace Parlance.Chat.Webhooks.Delivering;

/// <summary>What became of something that a webhook is told.</summary>
/// <param name="Id">The <c>webhook-id</c> that the receiver gets: the same at every attempt.</param>
/// <param name="Event">What has happened.</param>
/// <param name="Conversation">Where.</param>
/// <param name="Seq">To which message.</param>
/// <param name="At">When.</param>
/// <param name="State">How far it is.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAt">When it is tried again.</param>
/// <param name="TriedAt">When it was tried last.</param>
/// <param name="TookMs">How long that took, in milliseconds.</param>
/// <param name="Status">What the receiver has answered; null for no answer.</param>
/// <param name="Note">Why there was none, or how an answer begins that was no success.</param>
internal sealed record DeliveryItem(
    Guid Id,
    WebhookEvent Event,
    ConversationId? Conversation,
    long? Seq,
    DateTimeOffset At,
    DeliveryState State,
    long Attempts,
    DateTimeOffset? NextAt,
    DateTimeOffset? TriedAt,
    long? TookMs,
    long? Status,
    string? Note)
{
    public static DeliveryItem Of(Delivery row) => new(
        row.Id, row.Event, row.ConversationId, row.Seq, row.At, row.State, row.Attempts, row.NextAt, row.TriedAt, row.TookMs, row.Status, row.Note);
}
