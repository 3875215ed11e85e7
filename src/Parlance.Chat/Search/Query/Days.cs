using System.Globalization;

namespace Parlance.Chat.Search.Query;

/// <summary>A stretch of days in the zone of whoever asks. <c>today</c> and <c>yesterday</c> are not known before it is.</summary>
/// <param name="First">The first day; null for no beginning.</param>
/// <param name="Last">The last day; null for no end.</param>
/// <param name="FromToday">Whether both count from today: day 0 of the calendar is today.</param>
internal sealed record Days(int? First, int? Last, bool FromToday)
{
    // Further days have no place among the times that the database keeps.
    private const int YearMin = 1970;
    private const int YearMax = 9000;

    /// <summary>The days that <c>before:</c>, <c>after:</c> or <c>on:</c> a day, a month or a year means; null when it is none.</summary>
    public static Days? Of(string name, string value)
    {
        if (Named(value) is not var (first, last, fromToday))
        {
            return null;
        }

        return name.ToLowerInvariant() switch
        {
            "before" => new(null, first - 1, fromToday),
            "after" => new(last + 1, null, fromToday),
            _ => new(first, last, fromToday),
        };
    }

    /// <summary>The times of these days in a zone: from the first on, and before the second. Either may be missing.</summary>
    public (DateTimeOffset? From, DateTimeOffset? Until) In(TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = FromToday ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime).DayNumber : 0;
        return (First is { } first ? Start(today + first, zone) : null, Last is { } last ? Start(today + last + 1, zone) : null);
    }

    private static (int First, int Last, bool FromToday)? Named(string value)
    {
        if (value.Equals("today", StringComparison.OrdinalIgnoreCase))
        {
            return (0, 0, true);
        }

        if (value.Equals("yesterday", StringComparison.OrdinalIgnoreCase))
        {
            return (-1, -1, true);
        }

        if (Parse(value, "yyyy-MM-dd") is { } day)
        {
            return (day.DayNumber, day.DayNumber, false);
        }

        if (Parse(value, "yyyy-MM") is { } month)
        {
            return (month.DayNumber, month.AddMonths(1).DayNumber - 1, false);
        }

        return Parse(value, "yyyy") is { } year ? (year.DayNumber, year.AddYears(1).DayNumber - 1, false) : null;
    }

    private static DateOnly? Parse(string value, string format) =>
        DateOnly.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= YearMin and <= YearMax ? day : null;

    // A day begins where the clocks say so: where midnight is left out, with the first minute that there is.
    private static DateTimeOffset Start(int dayNumber, TimeZoneInfo zone)
    {
        var midnight = DateOnly.FromDayNumber(dayNumber).ToDateTime(TimeOnly.MinValue);
        for (var minutes = 0; minutes <= 24 * 60; minutes += 15)
        {
            var time = midnight.AddMinutes(minutes);
            if (!zone.IsInvalidTime(time))
            {
                // Of two midnights, the first.
                var offset = zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max() : zone.GetUtcOffset(time);
                return new(time, offset);
            }
        }

        return new(midnight, TimeSpan.Zero);
    }
}
