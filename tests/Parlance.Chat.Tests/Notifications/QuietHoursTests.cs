using System.Globalization;
using Parlance.Chat.Http;
using Parlance.Chat.Notifications;

namespace Parlance.Chat.Tests.Notifications;

/// <summary>Hours in which somebody is not to be disturbed, by the clock on their wall.</summary>
public sealed class QuietHoursTests
{
    // 2026-11-20 is a Friday.
    [Theory]
    [InlineData("2026-11-20T15:00:00Z", true)]   // 22:00 on Friday in Viet Nam: it begins
    [InlineData("2026-11-20T14:59:59Z", false)]
    [InlineData("2026-11-21T00:29:59Z", true)]   // 07:29 on Saturday, begun on Friday
    [InlineData("2026-11-21T00:30:00Z", false)]
    [InlineData("2026-11-21T16:00:00Z", false)]  // 23:00 on Saturday, which is not chosen
    [InlineData("2026-11-22T16:00:00Z", true)]   // 23:00 on Sunday
    [InlineData("2026-11-22T18:00:00Z", true)]   // 01:00 on Monday, begun on Sunday
    public void A_night_belongs_to_the_day_on_which_it_begins(string moment, bool isQuiet) =>
        Assert.Equal(isQuiet, new QuietHours([5, 7], "22:00", "07:30", "Asia/Ho_Chi_Minh").Covers(At(moment)));

    [Theory]
    [InlineData("2026-11-20T12:30:00Z", true)]
    [InlineData("2026-11-20T13:00:00Z", false)]
    [InlineData("2026-11-21T12:30:00Z", false)]
    public void An_hour_of_the_day_ends_on_it(string moment, bool isQuiet) =>
        Assert.Equal(isQuiet, new QuietHours([5], "12:00", "13:00", "Etc/UTC").Covers(At(moment)));

    // In Berlin 02:00 became 03:00 on 2026-03-29, and 03:00 became 02:00 on 2026-10-25.
    [Theory]
    [InlineData("2026-03-29T00:59:00Z", true)]
    [InlineData("2026-03-29T01:00:00Z", false)]
    [InlineData("2026-10-25T00:30:00Z", true)]
    [InlineData("2026-10-25T01:30:00Z", true)]
    [InlineData("2026-10-25T02:00:00Z", false)]
    public void Clocks_that_are_put_forward_and_back_are_followed(string moment, bool isQuiet) =>
        Assert.Equal(isQuiet, new QuietHours([7], "01:00", "03:00", "Europe/Berlin").Covers(At(moment)));

    [Theory]
    [InlineData("22:00", "22:00", "Etc/UTC", 1)]
    [InlineData("24:00", "07:00", "Etc/UTC", 1)]
    [InlineData("9:00", "10:00", "Etc/UTC", 1)]
    [InlineData("22:00", "07:00", "Nowhere/At_All", 1)]
    [InlineData("22:00", "07:00", "../../etc/passwd", 1)]
    [InlineData("22:00", "07:00", "SE Asia Standard Time", 1)]
    [InlineData("22:00", "07:00", "Etc/UTC", 8)]
    [InlineData("22:00", "07:00", "Etc/UTC", 0)]
    public void What_is_no_time_no_zone_or_no_day_is_refused(string from, string to, string zone, int day)
    {
        var validation = new Validation();
        new QuietHours([day], from, to, zone).Check(validation);

        Assert.False(validation.Ok);
    }

    [Fact]
    public void Each_day_is_given_once()
    {
        var (none, twice, all) = (new Validation(), new Validation(), new Validation());
        new QuietHours([], "22:00", "07:00", "Etc/UTC").Check(none);
        new QuietHours([1, 1], "22:00", "07:00", "Etc/UTC").Check(twice);
        new QuietHours([1, 2, 3, 4, 5, 6, 7], "22:00", "07:00", "Etc/UTC").Check(all);

        Assert.False(none.Ok);
        Assert.False(twice.Ok);
        Assert.True(all.Ok);
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
