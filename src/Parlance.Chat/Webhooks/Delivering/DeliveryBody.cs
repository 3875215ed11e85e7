using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;
using Parlance.Chat.People;

namespace Parlance.Chat.Webhooks.Delivering;

/// <summary>What a receiver is sent. A message is told as it is when it is told: what was deleted meanwhile is told as deleted.</summary>
/// <param name="Type">What has happened.</param>
/// <param name="Timestamp">When.</param>
/// <param name="Data">To what.</param>
internal sealed record DeliveryBody(WebhookEvent Type, DateTimeOffset Timestamp, DeliveryBody.Content Data)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="Conversation">Where.</param>
    /// <param name="Message">The message, as it is now.</param>
    /// <param name="User">Who did it, or who joined or left.</param>
    /// <param name="Emoji">Of a reaction.</param>
    /// <param name="People">Whom all of this names.</param>
    internal sealed record Content(Place? Conversation, MessageRow? Message, UserId? User, string? Emoji, IReadOnlyList<PersonCard> People);

    /// <param name="Id">Its id.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Name">What it is called.</param>
    internal sealed record Place(ConversationId Id, ConversationKind Kind, string Name);

    public static async Task<byte[]> ReadAsync(DbSession db, Delivery delivery)
    {
        var conversation = delivery.ConversationId is { } id ? await ConversationStore.FindAsync(db, id) : null;
        var message = conversation is not null && delivery.Seq is { } seq && await MessageStore.FindAsync(db, conversation.Id, seq) is { } row ? MessageRow.Of(row) : null;
        var named = (message?.Named() ?? []).Concat(delivery.UserId is { } user ? [user] : []).Distinct().Take(PeopleLimits.NamedMax).ToList();
        var data = new Content(
            conversation is null ? null : new(conversation.Id, conversation.Kind, conversation.Name), message, delivery.UserId, delivery.Emoji, await PeopleStore.CardsAsync(db, named));
        return JsonSerializer.SerializeToUtf8Bytes(new DeliveryBody(delivery.Event, delivery.At, data), Json);
    }
}
