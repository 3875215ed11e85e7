using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Contacts;

/// <summary>What somebody is to another person. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<ContactState>))]
internal enum ContactState
{
    /// <summary>Nothing, any more.</summary>
    [JsonStringEnumMemberName("removed")]
    Removed = 0,

    /// <summary>They were asked, and have not said yes.</summary>
    [JsonStringEnumMemberName("requested")]
    Requested = 1,

    /// <summary>They have asked, and wait for an answer.</summary>
    [JsonStringEnumMemberName("received")]
    Received = 2,

    /// <summary>A contact, for both.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted = 3,
}
