using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Webhooks.Delivering;

/// <summary>A row of <c>webhook_deliveries</c>.</summary>
internal sealed record Delivery
{
    public Guid Id { get; init; }

    public Guid WebhookId { get; init; }

    public WebhookEvent Event { get; init; }

    public ConversationId? ConversationId { get; init; }

    public long? Seq { get; init; }

    public UserId? UserId { get; init; }

    public string? Emoji { get; init; }

    public DateTimeOffset At { get; init; }

    public DeliveryState State { get; init; }

    public long Attempts { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public DateTimeOffset? TriedAt { get; init; }

    public long? TookMs { get; init; }

    public long? Status { get; init; }

    public string? Note { get; init; }
}

/// <summary>How far a delivery is. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<DeliveryState>))]
internal enum DeliveryState
{
    /// <summary>It is tried, now or later.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting = 0,

    /// <summary>The receiver has taken it.</summary>
    [JsonStringEnumMemberName("delivered")]
    Delivered = 1,

    /// <summary>It is not tried any more.</summary>
    [JsonStringEnumMemberName("given_up")]
    GivenUp = 2,
}
