using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Admin.Statistics;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Accounts.Sockets;

namespace Parlance.Chat.Tests.Admin;

/// <summary>What there is on the server is counted aside, and told to administrators.</summary>
public sealed class StatisticsTests
{
    [Fact]
    public async Task A_day_has_what_was_written_since_the_day_before()
    {
        await using var app = await ChatApp.StartAsync();
        var (admin, ann) = (await app.ChatterAsync("admin"), await app.ChatterAsync("ann"));
        var group = await ann.CreateAsync("group", "g", admin);
        await ann.SayAsync(group, "one");
        var first = await ReadAsync(admin);
        // The days go by in the database, so that nobody's clock has to.
        await app.WriteAsync((db, _) => db.ExecuteAsync("UPDATE statistics_days SET day = day - 3, at = at - 259200000"));
        await ann.SayAsync(group, "two");
        await ann.SayToAsync(admin, "three");

        var second = await ReadAsync(admin);

        Assert.Equal((2, 0, 1, 1), (Number(first, "people"), Number(first, "bots"), Number(first, "conversations"), Number(first, "messages")));
        Assert.Equal((2, 3), (Number(second, "conversations"), Number(second, "messages")));
        Assert.Equal((2, 2, 2, 2), (Number(second, "sessions"), Number(second, "activeDay"), Number(second, "activeWeek"), Number(second, "activeMonth")));
        Assert.True(Number(second, "storedBytes") > 0);
        Assert.Equal((2, 2), (Number(second.GetProperty("here"), "people"), Number(second.GetProperty("here"), "sockets")));
        var days = second.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal([JsonValueKind.Null, JsonValueKind.Number], days.Select(day => day.GetProperty("messages").ValueKind));
        Assert.Equal(2, Number(days[1], "messages"));
        // The day before the first that is asked for tells what was written on it.
        var today = app.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var one = Assert.Single((await admin.Account.GetAsync($"admin/statistics?from={today}&to={today}")).Ok().GetProperty("days").EnumerateArray());
        Assert.Equal((today, 2), (one.GetProperty("day").GetString(), Number(one, "messages")));
    }

    [Fact]
    public async Task It_is_counted_once_a_minute_at_most_and_told_to_administrators_alone()
    {
        await using var app = await ChatApp.StartAsync();
        var (admin, ann) = (await app.ChatterAsync("admin"), await app.ChatterAsync("ann"));
        await ReadAsync(admin);
        await ann.CreateAsync("group", "g", admin);

        Assert.Equal(0, Number(await ReadAsync(admin), "conversations"));
        Assert.Equal(1, (await app.Services.GetRequiredService<CountStatistics>().RunAsync(TimeSpan.Zero, TestContext.Current.CancellationToken)).Conversations);
        Assert.Equal(1, Number(await ReadAsync(admin), "conversations"));
        Assert.Equal(1, await app.CountAsync("statistics_days"));
        (await ann.Account.GetAsync("admin/statistics")).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await admin.Account.GetAsync("admin/statistics?from=2020-01-01&to=2022-01-01")).Refused(HttpStatusCode.BadRequest, "invalid");
        (await admin.Account.GetAsync("admin/statistics?from=2022-01-02&to=2022-01-01")).Refused(HttpStatusCode.BadRequest, "invalid");
    }

    private static async Task<JsonElement> ReadAsync(Chatter admin) => (await admin.Account.GetAsync("admin/statistics")).Ok();

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}
