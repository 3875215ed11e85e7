using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Search;

/// <summary>In which order messages are found.</summary>
[JsonConverter(typeof(WordConverter<SearchOrder>))]
internal enum SearchOrder
{
    /// <summary>The newest first.</summary>
    [JsonStringEnumMemberName("newest")]
    Newest = 0,

    /// <summary>Of the newest thousand, those first that say most of what is looked for.</summary>
    [JsonStringEnumMemberName("relevance")]
    Relevance = 1,
}
