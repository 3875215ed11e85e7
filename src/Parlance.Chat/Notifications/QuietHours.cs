using System.Globalization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Notifications;

/// <summary>A part of the day in which somebody is not to be disturbed, where they live.</summary>
/// <param name="Days">On which days it begins: 1 for Monday to 7 for Sunday.</param>
/// <param name="From">When it begins, as <c>22:00</c>.</param>
/// <param name="To">When it ends, as <c>07:30</c>; on the next day if that is not later.</param>
/// <param name="Zone">The time zone, by its IANA name: <c>Asia/Ho_Chi_Minh</c>.</param>
internal sealed record QuietHours(IReadOnlyList<int>? Days, string? From, string? To, string? Zone)
{
    private const string Clock = "HH:mm";
    private const int ZoneCharsMax = 64;

    /// <summary>Reports what is wrong with them.</summary>
    public void Check(Validation validation)
    {
        validation.Require(Days is { Count: >= 1 and <= 7 } && Days.All(day => day is >= 1 and <= 7) && Days.Distinct().Count() == Days.Count, "quiet.days", "different numbers of 1 (Monday) to 7");
        validation.Require(TimeOf(From) is not null, "quiet.from", "a time of day as 22:00");
        validation.Require(TimeOf(To) is not null && !string.Equals(From, To, StringComparison.Ordinal), "quiet.to", "a time of day as 07:30, another than 'from'");
        validation.Require(Zone is { Length: >= 1 and <= ZoneCharsMax } && ZoneOf(Zone) is not null, "quiet.zone", "a time zone as Asia/Ho_Chi_Minh");
    }

    /// <summary>Whether this moment is one of theirs. By the clock on the wall, however long a day is on which it is put forward or back.</summary>
    public bool Covers(DateTimeOffset moment)
    {
        // A zone may have gone from the machine since.
        if (Days is null || ZoneOf(Zone ?? "") is not { } zone || TimeOf(From) is not { } from || TimeOf(To) is not { } to)
        {
            return false;
        }

        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        var today = NumberOf(local.DayOfWeek);
        return from < to
            ? Days.Contains(today) && time >= from && time < to
            : (Days.Contains(today) && time >= from) || (Days.Contains(today is 1 ? 7 : today - 1) && time < to);
    }

    private static TimeOnly? TimeOf(string? text) =>
        TimeOnly.TryParseExact(text, Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    // Windows' names for zones are nobody's but Windows'.
    private static TimeZoneInfo? ZoneOf(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone : null;

    private static int NumberOf(DayOfWeek day) => day is DayOfWeek.Sunday ? 7 : (int)day;
}
