using Parlance.Chat.Http;

namespace Parlance.Chat.Due;

/// <summary>A time that somebody names for something to happen at.</summary>
internal static class DueTime
{
    /// <summary>How far ahead.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(366);

    /// <summary>In whole milliseconds, as it is kept.</summary>
    public static DateTimeOffset Check(Validation validation, DateTimeOffset? at, DateTimeOffset now, string field = "at")
    {
        validation.Require(at > now && at <= now + Ahead, field, "a time to come, within a year");
        return DateTimeOffset.FromUnixTimeMilliseconds((at ?? now).ToUnixTimeMilliseconds());
    }
}
