using System.Text.Json;

namespace Parlance.Chat.Tests.Messages;

/// <summary>A page is what a plain look through all messages gives, wherever it is asked for.</summary>
public sealed class HistoryTests
{
    private const int Count = 120;

    [Theory, InlineData(1), InlineData(2)]
    public async Task Every_page_is_what_a_plain_scan_gives(int seed)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, random) = (await app.ChatterAsync("ann"), new Random(seed));
        var group = await ann.CreateAsync("group", "long");
        var start = app.Clock.GetUtcNow();
        // Several of one moment, and hours between others.
        var minutes = Enumerable.Range(0, Count).Select(_ => random.Next(0, 600)).Order().Select(minute => minute / 7 * 7).ToArray();
        await app.WriteAsync(ann, group, Count, at: number => start.AddMinutes(minutes[number]));
        var all = minutes.Select((minute, index) => (Seq: index + 1L, Minute: minute)).ToArray();

        for (var number = 0; number < 60; number++)
        {
            var (at, limit) = (random.Next(-5, Count + 6), random.Next(1, 101));
            var near = Math.Clamp(at, 0, Count + 1);
            var minute = random.Next(-10, 620);
            Assert.Equal(all.Where(message => message.Seq < near).TakeLast(limit).Select(message => message.Seq), await SeqsAsync(ann, new { conversation = group, before = at, limit }));
            Assert.Equal(all.Where(message => message.Seq > near).Take(limit).Select(message => message.Seq), await SeqsAsync(ann, new { conversation = group, after = at, limit }));
            Assert.Equal(all.Where(message => message.Minute >= minute).Take(limit).Select(message => message.Seq), await SeqsAsync(ann, new { conversation = group, since = start.AddMinutes(minute), limit }));
            var from = Math.Clamp(at, 1, Count) - (limit / 2);
            Assert.Equal(all.Where(message => message.Seq >= from && message.Seq < from + limit).Select(message => message.Seq), await SeqsAsync(ann, new { conversation = group, around = at, limit }));
        }
    }

    /// <summary>The messages of a page, whose range says the same.</summary>
    private static async Task<long[]> SeqsAsync(Chatter who, object request)
    {
        var page = await who.DoAsync("message:history", request);
        long[] seqs = [.. page.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("seq").GetInt64())];
        var range = page.GetProperty("range");
        Assert.Equal(seqs is [] ? null : (seqs[0], seqs[^1]), range.ValueKind is JsonValueKind.Null ? null : ((long, long)?)(range.GetProperty("from").GetInt64(), range.GetProperty("to").GetInt64()));
        return seqs;
    }
}
