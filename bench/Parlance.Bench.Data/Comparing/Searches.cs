using System.Diagnostics;
using Parlance.Chat.Search;

namespace Parlance.Bench.Data.Comparing;

/// <summary>How long searches take in one filled database, for somebody who is in a hundred conversations.</summary>
internal static class Searches
{
    private const int WarmUps = 5;
    private const int Rounds = 100;

    /// <summary>In milliseconds, of all searches together.</summary>
    private const double P95Max = 50;

    // Words in a tenth of the messages and in hardly any, together, in phrases, as beginnings, with operators, and such as are frequent where the reader is not.
    private static readonly string[] Queries =
    [
        "figures ", "customer invoice ", "\"the figures\"", "\"khách hàng\"", "hai phong", "zzzz", "fi", "deliv", "the -figures", "from:me", "from:me thanks", "has:link", "has:code error", "is:reply lunch",
        "is:unread", "has:reaction thanks", "thursday before:2025-03", "on:2025-02-10", "in:#kitchen-2 the", "\"moved it to\"", "-the -ok has:mention", "quarter has:link is:edited",
    ];

    /// <returns>Whether the slowest twentieth of all is within the aim.</returns>
    public static async Task<bool> RunAsync(string place, TextWriter output, CancellationToken cancel)
    {
        await using var subject = await Subject.OpenAsync(place, cancel);
        var all = new List<double>();
        await output.WriteLineAsync($"{"",-40} {"found",6} {"median, ms",11} {"p95, ms",9} {"max, ms",9}");
        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            foreach (var query in Queries)
            {
                var (found, times) = await TimeAsync(subject, new(query, order, TimeZone: null, Cursor: null, Limit: null), cancel);
                all.AddRange(times);
                await output.WriteLineAsync($"{order,-10} {query,-29} {found,6:N0} {At(times, 0.5),11:F2} {At(times, 0.95),9:F2} {times.Max(),9:F2}");
            }
        }

        await output.WriteLineAsync($"{"all",-40} {"",6} {At(all, 0.5),11:F2} {At(all, 0.95),9:F2} {all.Max(),9:F2}");
        return At(all, 0.95) <= P95Max;
    }

    private static async Task<(int Found, List<double> Times)> TimeAsync(Subject subject, FindMessages.Request request, CancellationToken cancel)
    {
        var (found, times) = (0, new List<double>());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            found = (await subject.Of<FindMessages>().HandleAsync(subject.Reader, request, cancel)).Items.Count;
            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return (found, times);
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));
}
