using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Reports;

/// <summary>Why somebody reports something. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<ReportReason>))]
internal enum ReportReason
{
    [JsonStringEnumMemberName("other")]
    Other = 0,

    [JsonStringEnumMemberName("spam")]
    Spam = 1,

    [JsonStringEnumMemberName("harassment")]
    Harassment = 2,

    [JsonStringEnumMemberName("hate")]
    Hate = 3,

    [JsonStringEnumMemberName("violence")]
    Violence = 4,

    [JsonStringEnumMemberName("sexual")]
    Sexual = 5,

    [JsonStringEnumMemberName("illegal")]
    Illegal = 6,

    /// <summary>A filter has found something in it; nobody reports it as such.</summary>
    [JsonStringEnumMemberName("filter")]
    Filter = 7,
}
