using System.Globalization;

namespace Parlance.Chat.Search;

/// <summary>The zone in which the days of a query begin and end: a name, or how far it is from UTC.</summary>
internal static class SearchZone
{
    private const int CharsMax = 64;
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(14);

    /// <summary>The zone that a request names, or null when there is none of that name.</summary>
    public static TimeZoneInfo? Of(string text)
    {
        if (text.Length is 0 or > CharsMax)
        {
            return null;
        }

        if (text[0] is '+' or '-')
        {
            return TimeSpan.TryParseExact(text.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out var distance) && distance <= Furthest
                ? TimeZoneInfo.CreateCustomTimeZone(text, text[0] is '-' ? -distance : distance, text, text)
                : null;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : null;
    }
}
