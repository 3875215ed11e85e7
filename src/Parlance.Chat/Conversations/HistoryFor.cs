using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>What somebody who joins may read of what was written before. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<HistoryFor>))]
internal enum HistoryFor
{
    /// <summary>All of it.</summary>
    [JsonStringEnumMemberName("everybody")]
    Everybody = 0,

    /// <summary>Nothing: one reads what follows one's joining.</summary>
    [JsonStringEnumMemberName("joined")]
    Joined = 1,
}
