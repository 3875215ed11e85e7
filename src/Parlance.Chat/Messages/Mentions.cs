using System.Text.Json.Serialization;
using Parlance.Chat.Http;
using Parlance.Chat.Accounts;

namespace Parlance.Chat.Messages;

/// <summary>Whom a message names.</summary>
/// <param name="Users">Members by their user names.</param>
/// <param name="Everybody">Whether it is for all members, and how many of them it means to interrupt.</param>
internal sealed record Mentions(IReadOnlyList<UserId> Users, Everybody Everybody)
{
    public static readonly Mentions None = new([], Everybody.No);

    [JsonIgnore]
    public bool IsNone => Users.Count is 0 && Everybody is Everybody.No;
}

/// <summary>Whether a message is for all members.</summary>
[JsonConverter(typeof(WordConverter<Everybody>))]
internal enum Everybody
{
    /// <summary>It is not.</summary>
    [JsonStringEnumMemberName("no")]
    No = 0,

    /// <summary><c>@here</c>: it interrupts those who are online.</summary>
    [JsonStringEnumMemberName("here")]
    Here = 1,

    /// <summary><c>@channel</c>: it interrupts all.</summary>
    [JsonStringEnumMemberName("channel")]
    Channel = 2,
}
