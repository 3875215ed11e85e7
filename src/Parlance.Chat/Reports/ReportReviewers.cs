using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Reports;

/// <summary>Who decides about a report. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<ReportReviewers>))]
internal enum ReportReviewers
{
    /// <summary>Those who look after the conversation.</summary>
    [JsonStringEnumMemberName("moderators")]
    Moderators = 0,

    /// <summary>The administrators of the server.</summary>
    [JsonStringEnumMemberName("administrators")]
    Administrators = 1,
}
