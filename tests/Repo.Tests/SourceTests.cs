using System.Globalization;
using System.Text.RegularExpressions;

namespace Repo.Tests;

/// <summary>What no source file may hold, and how long it may grow.</summary>
public sealed partial class SourceTests
{
    private const int LinesMax = 500;
    private static readonly string[] Code = [".cs", ".ts", ".tsx", ".css", ".mjs", ".js", ".sh"];

    [Fact]
    public void Source_files_stay_below_500_lines() => Findings.AssertNone(
        from path in Sources()
        let lines = Repository.ReadLines(path).Length
        where lines > LinesMax
        select string.Create(CultureInfo.InvariantCulture, $"{path}: {lines} lines"),
        "Split these files by concern:");

    [Fact]
    public void Nothing_is_left_to_do_without_an_issue_number() => Findings.AssertNone(
        from path in Sources()
        // This file names the markers, to find them.
        where !path.EndsWith("/SourceTests.cs", StringComparison.Ordinal)
        from line in Numbered(path)
        where IsStrayMarker(line.Text)
        select $"{path}:{line.Number}: {line.Text.Trim()}",
        "Finish these, or name the issue: TODO(#12)");

    [Fact]
    public void No_file_names_a_place_on_one_machine() => Findings.AssertNone(
        from path in Repository.Files
        where IsText(path) && !path.EndsWith("/SourceTests.cs", StringComparison.Ordinal)
        from line in Numbered(path)
        where MachinePath().IsMatch(line.Text)
        select $"{path}:{line.Number}: {line.Text.Trim()}",
        "These paths exist on one machine only:");

    [Fact]
    public void A_suppressed_rule_carries_its_reason() => Findings.AssertNone(
        from path in Sources()
        let lines = Repository.ReadLines(path)
        from index in Enumerable.Range(0, lines.Length)
        where IsUnreasonedSuppression(lines, index)
        select string.Create(CultureInfo.InvariantCulture, $"{path}:{index + 1}: {lines[index].Trim()}"),
        "Say why, on the line itself or in a comment above it:");

    [Fact]
    public void Rules_turned_off_for_a_project_carry_their_reason() => Findings.AssertNone(
        from path in Repository.Files
        where Path.GetExtension(path) is ".csproj" or ".props" or ".targets"
        let lines = Repository.ReadLines(path)
        from index in Enumerable.Range(0, lines.Length)
        where lines[index].Contains("<NoWarn", StringComparison.Ordinal) && !Above(lines, index).EndsWith("-->", StringComparison.Ordinal)
        select string.Create(CultureInfo.InvariantCulture, $"{path}:{index + 1}: {lines[index].Trim()}"),
        "Say why in a comment above:");

    [Theory]
    [InlineData("// TODO: later", true)]
    [InlineData("// TODO(#12): cover HTTP/3", false)]
    [InlineData("// FIXME", true)]
    [InlineData("throw new NotImplementedException();", true)]
    [InlineData("var mastodon = 1;", false)]
    public void Markers_are_told_from_words(string line, bool stray) => Assert.Equal(stray, IsStrayMarker(line));

    [Theory]
    [InlineData("", "#pragma warning disable CA1031", true)]
    [InlineData("", "#pragma warning disable CA1031 // A handler may throw anything.", false)]
    [InlineData("// A handler may throw anything.", "#pragma warning disable CA1031", false)]
    [InlineData("", "[SuppressMessage(\"Design\", \"CA1031\")]", true)]
    [InlineData("", "[SuppressMessage(\"Design\", \"CA1031\", Justification = \"A handler may throw anything.\")]", false)]
    [InlineData("", "// biome-ignore lint/a11y/noAutofocus", true)]
    [InlineData("", "// biome-ignore lint/a11y/noAutofocus: the dialog opens on a key", false)]
    [InlineData("", "/* biome-ignore-start lint/complexity/noImportantStyles */", true)]
    [InlineData("", "/* biome-ignore-start lint/complexity/noImportantStyles: it stands above what any class says */", false)]
    public void A_reason_is_looked_for_beside_and_above(string above, string line, bool finding) =>
        Assert.Equal(finding, IsUnreasonedSuppression([above, line], 1));

    [Theory]
    [InlineData("see /home/ann/notes.txt", true)]
    [InlineData("\"resolved\": \"https://registry.example/x.tgz\"", true)]
    [InlineData("\"resolved\": \"app\"", false)]
    [InlineData("builds below artifacts/", false)]
    public void A_place_on_one_machine_is_recognised(string line, bool finding) => Assert.Equal(finding, MachinePath().IsMatch(line));

    private static IEnumerable<string> Sources() =>
        Repository.Files.Where(path => Code.Contains(Path.GetExtension(path), StringComparer.Ordinal) && !IsGenerated(path));

    private static bool IsGenerated(string path) =>
        path.Contains(".gen.", StringComparison.Ordinal) || path.Contains(".g.", StringComparison.Ordinal)
        || path.Contains("/Generated/", StringComparison.Ordinal) || path.Contains(".min.", StringComparison.Ordinal);

    private static bool IsText(string path) =>
        Path.GetExtension(path) is not (".png" or ".ico" or ".woff" or ".woff2" or ".pfx" or ".jpg" or ".webp" or ".bin");

    private static bool IsStrayMarker(string line) => StrayMarker().IsMatch(line);

    private static bool IsUnreasonedSuppression(string[] lines, int index)
    {
        var line = lines[index];
        return Suppression().IsMatch(line) && !Reason().IsMatch(line) && !Above(lines, index).StartsWith("//", StringComparison.Ordinal);
    }

    private static string Above(string[] lines, int index) => index > 0 ? lines[index - 1].Trim() : "";

    private static IEnumerable<(string Number, string Text)> Numbered(string path) =>
        Repository.ReadLines(path).Select((text, index) => ((index + 1).ToString(CultureInfo.InvariantCulture), text));

    [GeneratedRegex(@"\b(TODO(?!\s*\(?#\d)|FIXME|HACK|XXX)\b|NotImplementedException", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex StrayMarker();

    [GeneratedRegex("""(^|[\s"'(=:])/(work|farm|root|home/\w+)/|[A-Z]:\\Users\\|"resolved": "https?:""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"^\s*(#pragma warning disable|\[(assembly: )?(Unconditional)?SuppressMessage\(|(//|\{?/\*) ?(biome-ignore|@ts-expect-error|@ts-ignore))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Suppression();

    [GeneratedRegex(@"disable [^/]+// \S|Justification = ""\S|biome-ignore(-start|-end)? [^:]+: \S|@ts-expect-error \S", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Reason();
}
