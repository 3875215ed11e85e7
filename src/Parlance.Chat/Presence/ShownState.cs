using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Presence;

/// <summary>What others see of somebody. There is no word for the invisible in it: nobody is told of them.</summary>
[JsonConverter(typeof(WordConverter<ShownState>))]
internal enum ShownState
{
    /// <summary>Not here.</summary>
    [JsonStringEnumMemberName("offline")]
    Offline = 0,

    /// <summary>Here.</summary>
    [JsonStringEnumMemberName("online")]
    Online = 1,

    /// <summary>Here, and busy elsewhere.</summary>
    [JsonStringEnumMemberName("away")]
    Away = 2,

    /// <summary>Here, and not to be disturbed.</summary>
    [JsonStringEnumMemberName("dnd")]
    Dnd = 3,
}
