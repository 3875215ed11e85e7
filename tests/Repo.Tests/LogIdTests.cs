using System.Globalization;
using System.Text.RegularExpressions;

namespace Repo.Tests;

/// <summary>Every log message has a number of its own, from the band of its place in docs/log-ids.md.</summary>
public sealed partial class LogIdTests
{
    [Fact]
    public void Log_ids_are_unique() => Findings.AssertNone(
        from message in Messages()
        group message.Path by message.Id into sharers
        where sharers.Count() > 1
        select string.Create(CultureInfo.InvariantCulture, $"{sharers.Key}: {string.Join(", ", sharers)}"),
        "Give each log message an id of its own:");

    [Fact]
    public void Log_ids_lie_in_the_band_of_their_folder()
    {
        var bands = Bands();
        Assert.NotEmpty(bands);
        Findings.AssertNone(
            from message in Messages()
            // The longest folder wins: a band for a part of a project stands beside the project's own.
            let band = bands.Where(band => message.Path.StartsWith(band.Folder, StringComparison.Ordinal)).MaxBy(band => band.Folder.Length)
            where band is null || message.Id < band.First || message.Id > band.Last
            select string.Create(CultureInfo.InvariantCulture, $"{message.Path}: {message.Id}, but its band is {band?.ToString() ?? "missing"}"),
            "docs/log-ids.md gives these folders other numbers:");
    }

    [Fact]
    public void Bands_do_not_overlap() => Findings.AssertNone(
        from one in Bands()
        from other in Bands()
        where string.CompareOrdinal(one.Folder, other.Folder) < 0 && one.First <= other.Last && other.First <= one.Last
        select $"{one} and {other}",
        "These bands of docs/log-ids.md overlap:");

    private static IEnumerable<(string Path, int Id)> Messages() =>
        from path in Repository.FilesUnder("src/", ".cs")
        from Match match in Message().Matches(Repository.Read(path))
        select (path, int.Parse(match.Groups["id"].Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    private static List<Band> Bands() =>
    [
        .. from Match match in BandRow().Matches(Repository.Read("docs/log-ids.md"))
           select new Band(
               match.Groups["folder"].Value,
               int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture),
               int.Parse(match.Groups["last"].ValueSpan, CultureInfo.InvariantCulture)),
    ];

    private sealed record Band(string Folder, int First, int Last);

    [GeneratedRegex(@"\[LoggerMessage\(\s*(EventId\s*=\s*|eventId:\s*)?(?<id>[\d_]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Message();

    [GeneratedRegex(@"^\| (?<first>\d+)–(?<last>\d+) \| `(?<folder>[^`]+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex BandRow();
}
