using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Webhooks;

/// <summary>What a webhook is told of. Stored as a number, and as its bit.</summary>
[JsonConverter(typeof(WordConverter<WebhookEvent>))]
internal enum WebhookEvent
{
    /// <summary>Somebody wants to know whether it works.</summary>
    [JsonStringEnumMemberName("test")]
    Test = 0,

    [JsonStringEnumMemberName("message.sent")]
    MessageSent = 1,

    [JsonStringEnumMemberName("message.edited")]
    MessageEdited = 2,

    [JsonStringEnumMemberName("message.deleted")]
    MessageDeleted = 3,

    [JsonStringEnumMemberName("reaction.added")]
    ReactionAdded = 4,

    [JsonStringEnumMemberName("reaction.removed")]
    ReactionRemoved = 5,

    [JsonStringEnumMemberName("member.joined")]
    MemberJoined = 6,

    [JsonStringEnumMemberName("member.left")]
    MemberLeft = 7,
}

/// <summary>Several kinds of events as the bits of one number.</summary>
internal static class WebhookEvents
{
    public static long BitOf(WebhookEvent one) => 1L << (int)one;

    public static long BitsOf(IEnumerable<WebhookEvent> events) => events.Aggregate(0L, (bits, one) => bits | BitOf(one));

    public static IReadOnlyList<WebhookEvent> Of(long bits) => [.. Enum.GetValues<WebhookEvent>().Where(one => (bits & BitOf(one)) != 0)];
}
