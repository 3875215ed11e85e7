using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Scheduled;

/// <summary>What has become of a message that is sent later. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<ScheduledState>))]
internal enum ScheduledState
{
    [JsonStringEnumMemberName("waiting")]
    Waiting = 0,

    [JsonStringEnumMemberName("sent")]
    Sent = 1,

    /// <summary>It could not be sent when it was due; nothing of it is lost.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed = 2,

    [JsonStringEnumMemberName("removed")]
    Removed = 3,
}
