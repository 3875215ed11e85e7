using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Commands;

/// <summary>Who sees a bot's answer. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<ShownTo>))]
internal enum ShownTo
{
    /// <summary>Whoever has asked, on the devices that are connected, and it is kept nowhere.</summary>
    [JsonStringEnumMemberName("asker")]
    Asker = 0,

    /// <summary>Everybody: it is a message of the bot in the conversation.</summary>
    [JsonStringEnumMemberName("everybody")]
    Everybody = 1,
}
