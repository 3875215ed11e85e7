using System.Text.Json.Serialization;
using Parlance.Chat.Data;

namespace Parlance.Chat.Conversations;

/// <summary>A direct conversation, a group or a channel.</summary>
/// <param name="Value">A UUID version 7.</param>
[JsonConverter(typeof(IdJsonConverter<ConversationId>))]
public readonly record struct ConversationId(Guid Value) : IId<ConversationId>
{
    /// <summary>An id for a new conversation.</summary>
    /// <param name="now">Part of the id.</param>
    /// <returns>The id.</returns>
    public static ConversationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static ConversationId Of(Guid value) => new(value);

    /// <summary>Reads the id from a route or the name of a feed.</summary>
    /// <param name="text">A UUID with hyphens.</param>
    /// <param name="id">The id.</param>
    /// <returns>Whether the text was one.</returns>
    public static bool TryParse(string? text, out ConversationId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var value);
        id = new ConversationId(value);
        return valid;
    }

    /// <summary>The UUID in lower case with hyphens.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Value.ToString();
}
