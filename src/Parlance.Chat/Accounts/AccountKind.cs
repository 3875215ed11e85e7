using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts;

/// <summary>Who is behind an account. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<AccountKind>))]
public enum AccountKind
{
    /// <summary>A human being.</summary>
    [JsonStringEnumMemberName("person")]
    Person = 0,

    /// <summary>A program, which has tokens and nothing else to sign in with.</summary>
    [JsonStringEnumMemberName("bot")]
    Bot = 1,
}
