using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Bench.Data.Filling;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Scale;

/// <summary>A channel in which everybody is, on a server for a city.</summary>
[Trait("pace", "slow")]
public sealed class CrowdTests
{
    private const int PageSize = 200;
    // Filling takes most of a minute.
    private static readonly int s_people = Environment.GetEnvironmentVariable("PARLANCE_FULL") is "1" ? 100_000 : 5_000;
    private static readonly FillOptions City = new() { Users = s_people, Conversations = 30, Messages = 300 };

    [Fact]
    public async Task Everybody_is_listed_once_and_in_order()
    {
        await using var app = await ChatApp.StartAsync();
        var filled = await Fill.RunAsync(app.Services.GetRequiredService<ChatDatabase>(), City, report: null, TestContext.Current.CancellationToken);
        var ann = await app.ChatterAsync("ann.of.the.crowd");
        await ann.DoAsync("conversation:join", new { conversation = filled.Crowded });

        var (members, times, cursor) = (new List<(int Rank, string User)>(), new List<double>(), (string?)null);
        do
        {
            var start = Stopwatch.GetTimestamp();
            var page = await ann.DoAsync("member:list", new { conversation = filled.Crowded, cursor, limit = PageSize });
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            members.AddRange(page.GetProperty("items").EnumerateArray().Select(member => (RankOf(member), member.GetProperty("user").GetString()!)));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        var expected = await app.Services.GetRequiredService<ChatDatabase>().ReadAsync(
            db => db.ScalarAsync<long>("SELECT COUNT(*) FROM members WHERE conversation_id = @Crowded AND left_at IS NULL", new { filled.Crowded }), TestContext.Current.CancellationToken);
        Assert.True(expected > s_people * 0.9, $"{expected} are in it");
        Assert.Equal(expected, members.Count);
        Assert.Equal(members.Count, members.Distinct().Count());
        Assert.Equal(members.OrderBy(member => member.Rank).ThenBy(member => member.User, StringComparer.Ordinal), members);
        Assert.Contains(ann.Id, members.Select(member => member.User));
        TestContext.Current.SendDiagnosticMessage(
            $"{members.Count:N0} members in {times.Count} pages: median {times.Order().ElementAt(times.Count / 2):F1} ms, the last ten {times.TakeLast(10).Order().ElementAt(5):F1} ms");
    }

    // Owners come first.
    private static int RankOf(JsonElement member) => member.GetProperty("role").GetString() switch
    {
        "owner" => 0,
        "moderator" => 1,
        "member" => 2,
        _ => 3,
    };
}
