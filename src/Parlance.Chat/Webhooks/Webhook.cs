using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Webhooks;

/// <summary>A row of <c>webhooks</c>.</summary>
internal sealed record Webhook
{
    public Guid Id { get; init; }

    /// <summary>Null for one of the server.</summary>
    public ConversationId? ConversationId { get; init; }

    public string Name { get; init; } = "";

    public string Url { get; init; } = "";

    public long Events { get; init; }

    public bool IsFiltered { get; init; }

    public byte[] Secret { get; init; } = [];

    public byte[]? FormerSecret { get; init; }

    public DateTimeOffset? FormerUntil { get; init; }

    public UserId CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public WebhookOff? DisabledFor { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }
}

/// <summary>Why a webhook is off. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<WebhookOff>))]
internal enum WebhookOff
{
    /// <summary>Somebody has turned it off.</summary>
    [JsonStringEnumMemberName("chosen")]
    Chosen = 0,

    /// <summary>Nothing went well for days.</summary>
    [JsonStringEnumMemberName("failing")]
    Failing = 1,

    /// <summary>The receiver has answered that it is gone (410).</summary>
    [JsonStringEnumMemberName("gone")]
    Gone = 2,
}
