using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Reminders;

/// <summary>How far a reminder is. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<ReminderState>))]
internal enum ReminderState
{
    [JsonStringEnumMemberName("waiting")]
    Waiting = 0,

    /// <summary>Its time has come, and its owner has not dealt with it yet.</summary>
    [JsonStringEnumMemberName("due")]
    Due = 1,

    [JsonStringEnumMemberName("done")]
    Done = 2,
}
