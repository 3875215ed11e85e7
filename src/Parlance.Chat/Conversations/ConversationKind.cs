using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>What a conversation is. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<ConversationKind>))]
internal enum ConversationKind
{
    /// <summary>Between two people, made with the first message.</summary>
    [JsonStringEnumMemberName("direct")]
    Direct = 0,

    /// <summary>Among people who were invited. Nobody else knows of it.</summary>
    [JsonStringEnumMemberName("group")]
    Group = 1,

    /// <summary>Public: all members of the server find it and may join.</summary>
    [JsonStringEnumMemberName("channel")]
    Channel = 2,
}
