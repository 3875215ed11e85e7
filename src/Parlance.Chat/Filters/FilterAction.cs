using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Filters;

/// <summary>What a filter does with a message in which it finds something. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<FilterAction>))]
internal enum FilterAction
{
    /// <summary>The message is refused.</summary>
    [JsonStringEnumMemberName("block")]
    Block = 0,

    /// <summary>It is taken, with stars in place of what was found.</summary>
    [JsonStringEnumMemberName("stars")]
    Stars = 1,

    /// <summary>It is taken, and reported to those who look after the conversation or the server.</summary>
    [JsonStringEnumMemberName("report")]
    Report = 2,

    /// <summary>It is refused, and its author is muted in the conversation for a time.</summary>
    [JsonStringEnumMemberName("mute")]
    Mute = 3,
}
