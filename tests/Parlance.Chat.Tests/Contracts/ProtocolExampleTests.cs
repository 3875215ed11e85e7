using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Tests.Contracts;

/// <summary>What docs/protocol.md shows is what a running server says. Ids and the epoch are written in a form that stays.</summary>
public sealed partial class ProtocolExampleTests
{
    private static readonly JsonSerializerOptions Shown = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    [Fact]
    public async Task The_examples_are_what_a_server_says()
    {
        var file = Path.Combine(SourceFolder(), "../../docs/protocol.md");
        var written = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        var expected = Example().Replace(written, Put(await TakeAsync()));
        if (Environment.GetEnvironmentVariable("PARLANCE_ACCEPT_API") is "1")
        {
            await File.WriteAllTextAsync(file, expected, TestContext.Current.CancellationToken);
            written = expected;
        }

        Assert.Equal(expected, written);
    }

    private static MatchEvaluator Put(Dictionary<string, string> examples) => match =>
    {
        Assert.True(examples.TryGetValue(match.Groups["name"].Value, out var text), $"There is no example '{match.Groups["name"].Value}'.");
        return $"<!-- example: {match.Groups["name"].Value} -->\n{text}\n<!-- /example -->";
    };

    private async Task<Dictionary<string, string>> TakeAsync()
    {
        await using var app = await ChatApp.StartAsync();
        // Ids of one moment have no order.
        var mai = await app.ChatterAsync("mai.tran");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var ben = await app.ChatterAsync("ben");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await mai.Account.PatchAsync("me", new { color = "#1f6b3a" })).Ok();
        (await ben.Account.PatchAsync("me", new { color = "#3f51a3" })).Ok();
        var examples = new Dictionary<string, string>(StringComparer.Ordinal) { ["rights"] = Rights() };
        var group = await mai.CreateAsync("group", "Release", ben);
        examples["send"] = await AskAsync(mai, "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "**Ready** for review, @ben?" });
        examples["change"] = Heard(await ben.ChangeAsync("conversation:" + group));
        app.Clock.Advance(TimeSpan.FromSeconds(40));
        examples["send-to"] = await AskAsync(ben, "message:send", new { to = mai.Id, clientId = Guid.CreateVersion7(), text = "In a minute." });
        await ben.DoAsync("message:react", new { conversation = group, seq = 1, emoji = "👍", on = true });
        examples["heads"] = await AskAsync(ben, "feed:heads", new { });
        var epoch = (await ben.DoAsync("feed:heads", new { })).GetProperty("epoch").GetString();
        examples["sync"] = await AskAsync(ben, "feed:sync", new { feed = "conversation:" + group, epoch, rev = 2, ranges = new[] { new { from = 1, to = 1 } } });
        examples["history"] = await AskAsync(ben, "message:history", new { conversation = group, limit = 50 });
        examples["list"] = await AskAsync(ben, "conversation:list", new { limit = 1, cursor = (string?)null });
        examples["read"] = await AskAsync(ben, "read:move", new { conversation = group, seq = 1, version = 0 });
        return examples;
    }

    private async Task<string> AskAsync(Chatter who, string eventName, object payload)
    {
        var answer = await who.DoAsync(eventName, payload);
        return $"```json\n{eventName}  {Steady(JsonSerializer.Serialize(payload, Line))}\n\n{Steady(JsonSerializer.Serialize(answer, Shown))}\n```";
    }

    private string Heard(JsonElement change) => $"```json\nfeed:change\n\n{Steady(JsonSerializer.Serialize(change, Shown))}\n```";

    // An id is another one in each run. The first of a run is always called the same, and the second, and so on.
    private string Steady(string json) => Epoch().Replace(
        Id().Replace(json, match =>
        {
            _names.TryAdd(match.Value, $"01a1fdfb-6277-7579-b5dc-{_names.Count + 1:x12}");
            return _names[match.Value];
        }),
        match => _names.GetValueOrDefault(Guid.ParseExact(match.Groups["hex"].Value, "N").ToString())?.Replace("-", "", StringComparison.Ordinal) ?? "5f0c8f6f4a5b4c1e9c3f6d1b2a7e8d90").Replace(@"\uD83D\uDC4D", "👍", StringComparison.Ordinal).ReplaceLineEndings("\n");

    private static string Rights()
    {
        var kinds = new[] { ConversationKind.Direct, ConversationKind.Group, ConversationKind.Channel };
        var rows = Enum.GetValues<Act>().Select(act => $"| {Words().Replace(act.ToString(), " $0").Trim().ToLowerInvariant()} | {string.Join(" | ", kinds.Select(kind => Lowest(kind, act)))} |");
        return $"| | direct | group | channel |\n|---|---|---|---|\n{string.Join('\n', rows)}";
    }

    private static string Lowest(ConversationKind kind, Act act)
    {
        var roles = Enum.GetValues<MemberRole>().Where(role => Permissions.Allows(kind, role, act)).ToList();
        return roles.Count is 0 ? "–" : roles[0].ToString().ToLowerInvariant();
    }

    [GeneratedRegex("<!-- example: (?<name>[a-z-]+) -->.*?<!-- /example -->", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    [GeneratedRegex("(?<=\")(?<hex>[0-9a-f]{32})(?=\")", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Epoch();

    [GeneratedRegex("[A-Z]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));
}
