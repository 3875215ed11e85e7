using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Notifications;

/// <summary>Which messages of a conversation somebody wants to be told of. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<NotificationLevel>))]
internal enum NotificationLevel
{
    /// <summary>None.</summary>
    [JsonStringEnumMemberName("nothing")]
    Nothing = 0,

    /// <summary>Those that name them, answer them or hold one of their keywords.</summary>
    [JsonStringEnumMemberName("mentions")]
    Mentions = 1,

    /// <summary>All.</summary>
    [JsonStringEnumMemberName("all")]
    All = 2,
}
