using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Webhooks;

/// <summary>A webhook, for those who look after it. Never its secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Conversation">Of which conversation it is told; null for one of the server.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Url">Where it is told.</param>
/// <param name="Events">Of what.</param>
/// <param name="Channels">Of the server's: in which channels; null for all.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="DisabledAt">Since when it is off.</param>
/// <param name="DisabledFor">Why it is off.</param>
/// <param name="FailingSince">Since when no delivery has gone well; null if the last one has.</param>
/// <param name="FormerSecretUntil">Until when the former secret signs too.</param>
internal sealed record WebhookItem(
    Guid Id,
    ConversationId? Conversation,
    string Name,
    string Url,
    IReadOnlyList<WebhookEvent> Events,
    IReadOnlyList<ConversationId>? Channels,
    UserId CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DisabledAt,
    WebhookOff? DisabledFor,
    DateTimeOffset? FailingSince,
    DateTimeOffset? FormerSecretUntil)
{
    public static WebhookItem Of(Webhook row, IEnumerable<ConversationId> channels) => new(
        row.Id, row.ConversationId, row.Name, row.Url, WebhookEvents.Of(row.Events), row.IsFiltered ? [.. channels] : null, row.CreatedBy, row.CreatedAt,
        row.DisabledAt, row.DisabledFor, row.FailingSince, row.FormerUntil);
}
