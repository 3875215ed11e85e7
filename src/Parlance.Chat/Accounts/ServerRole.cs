using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts;

/// <summary>What somebody may do on the server as a whole. Stored as a number; a higher one may do all that a lower one may.</summary>
[JsonConverter(typeof(WordConverter<ServerRole>))]
public enum ServerRole
{
    /// <summary>Takes part where they were invited, and sees nothing else.</summary>
    [JsonStringEnumMemberName("guest")]
    Guest = 0,

    /// <summary>Takes part.</summary>
    [JsonStringEnumMemberName("member")]
    Member = 1,

    /// <summary>Looks after the server: its settings, its people, its invitations.</summary>
    [JsonStringEnumMemberName("administrator")]
    Administrator = 2,
}
