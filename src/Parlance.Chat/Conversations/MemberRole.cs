using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>What somebody is in a conversation. Stored as a number; a higher one may do all that a lower one may.</summary>
[JsonConverter(typeof(WordConverter<MemberRole>))]
internal enum MemberRole
{
    /// <summary>Reads and writes.</summary>
    [JsonStringEnumMemberName("guest")]
    Guest = 0,

    /// <summary>Also brings others along.</summary>
    [JsonStringEnumMemberName("member")]
    Member = 1,

    /// <summary>Also keeps order.</summary>
    [JsonStringEnumMemberName("moderator")]
    Moderator = 2,

    /// <summary>Also decides what the conversation is and who has which role.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner = 3,
}
