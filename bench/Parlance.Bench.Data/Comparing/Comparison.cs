using System.Diagnostics;
using Parlance.Bench.Data.Filling;

namespace Parlance.Bench.Data.Comparing;

/// <summary>What each measure costs with a short history and with a long one, one after the other and in turn, as medians and their ratio.</summary>
internal static class Comparison
{
    private const int WarmUps = 40;
    private const int Rounds = 400;

    // What grew with the history would look at fifty times as many pages. These are more for two reasons that are no fault: the trees have a level more,
    // and of a long history each page holds messages of many conversations, so that those of one are on more of them.
    private const double PagesAllowed = 4;

    // The aim is 1.1, which the figures show where the machine is quiet. Only this is judged.
    private const double TimeAllowed = 3;

    /// <summary>The same people in the same conversations, in each of which a page and a bit was said if the reader is in it.</summary>
    public static FillOptions Short { get; } = new() { Messages = 20_000 };

    /// <returns>Whether nothing grew with the history.</returns>
    public static async Task<bool> RunAsync(string name, string shortPlace, string longPlace, TextWriter output, CancellationToken cancel)
    {
        await using var small = await Subject.OpenAsync(shortPlace, cancel);
        await using var large = await Subject.OpenAsync(longPlace, cancel);
        await output.WriteLineAsync($"{name}: {small.End.LastSeq:N0} and {large.End.LastSeq:N0} messages in the conversation, medians of {Rounds} in turn");
        await output.WriteLineAsync($"{"",-28} {"short, ms",10} {"long, ms",10} {"ratio",7} {"pages",7} {"pages",7} {"ratio",7}");
        var isFlat = true;
        foreach (var measure in Measures.All)
        {
            isFlat &= await CompareAsync(measure, (small, shortPlace), (large, longPlace), output, cancel);
            await small.LookAsync(cancel);
            await large.LookAsync(cancel);
        }

        return isFlat;
    }

    private static async Task<bool> CompareAsync(
        Measure measure, (Subject Subject, string Place) small, (Subject Subject, string Place) large, TextWriter output, CancellationToken cancel)
    {
        var (one, other) = (new List<double>(), new List<double>());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            // Which comes first changes, so that neither profits from the other.
            var isSmallFirst = round % 2 is 0;
            var (first, second) = isSmallFirst ? (small.Subject, large.Subject) : (large.Subject, small.Subject);
            var (a, b) = (await TimeAsync(measure, first, cancel), await TimeAsync(measure, second, cancel));
            if (round >= 0)
            {
                one.Add(isSmallFirst ? a : b);
                other.Add(isSmallFirst ? b : a);
            }
        }

        var time = Median(other) / Median(one);
        var line = $"{measure.Name,-28} {Median(one),10:F3} {Median(other),10:F3} {time,7:F2}";
        if (!measure.IsRead)
        {
            await output.WriteLineAsync(line);
            return time <= TimeAllowed;
        }

        var (few, many) = (await PagesAsync(measure, small.Subject, small.Place, cancel), await PagesAsync(measure, large.Subject, large.Place, cancel));
        var pages = (double)many / few;
        await output.WriteLineAsync($"{line} {few,7:N0} {many,7:N0} {pages,7:F2}");
        return time <= TimeAllowed && pages <= PagesAllowed;
    }

    private static async Task<double> TimeAsync(Measure measure, Subject subject, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        await measure.RunAsync(subject, cancel);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<long> PagesAsync(Measure measure, Subject subject, string place, CancellationToken cancel) =>
        await Pages.CountAsync(subject.Database.Dialect, place, await subject.Database.RecordAsync(() => measure.RunAsync(subject, cancel)));

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
