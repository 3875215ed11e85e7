using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Presence;

/// <summary>What somebody has chosen to be shown as. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<ChosenState>))]
internal enum ChosenState
{
    /// <summary>Nothing: others see what their devices say.</summary>
    [JsonStringEnumMemberName("online")]
    Online = 0,

    /// <summary>Away, whatever their devices say.</summary>
    [JsonStringEnumMemberName("away")]
    Away = 1,

    /// <summary>Not to be disturbed.</summary>
    [JsonStringEnumMemberName("dnd")]
    Dnd = 2,

    /// <summary>Offline to everybody else.</summary>
    [JsonStringEnumMemberName("invisible")]
    Invisible = 3,
}
