using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Filters;

/// <summary>What a filter looks for. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<FilterKind>))]
internal enum FilterKind
{
    /// <summary>Words and phrases, whatever their case and diacritics.</summary>
    [JsonStringEnumMemberName("words")]
    Words = 0,

    /// <summary>Links to domains, and what is below them.</summary>
    [JsonStringEnumMemberName("links")]
    Links = 1,
}
