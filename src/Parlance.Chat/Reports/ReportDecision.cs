using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Reports;

/// <summary>What came of a report. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<ReportDecision>))]
internal enum ReportDecision
{
    /// <summary>Nothing is done.</summary>
    [JsonStringEnumMemberName("dismiss")]
    Dismiss = 0,

    /// <summary>The message is deleted.</summary>
    [JsonStringEnumMemberName("delete")]
    Delete = 1,

    /// <summary>Its author is muted in the conversation for a time.</summary>
    [JsonStringEnumMemberName("mute")]
    Mute = 2,

    /// <summary>Its author is put out of the conversation for good; by administrators, from a report to them, out of the server.</summary>
    [JsonStringEnumMemberName("ban")]
    Ban = 3,
}
