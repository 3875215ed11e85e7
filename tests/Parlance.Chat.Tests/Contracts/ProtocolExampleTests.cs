using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Chat.Tests.Presence;

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
        await TakePresenceAsync(app, examples, mai, ben, group);
        await TakePeopleAsync(app, examples, mai, ben);
        await TakeDoorsAsync(app, examples, mai, group);
        return examples;
    }

    private async Task TakePresenceAsync(ChatApp app, Dictionary<string, string> examples, Chatter mai, Chatter ben, string group)
    {
        await mai.DoAsync("presence:in", new { conversation = group });
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        examples["watch"] = await AskAsync(ben, "presence:watch", new { users = new[] { mai.Id }, conversation = group });
        await mai.DoAsync("presence:set", new { state = "dnd" });
        await mai.DoAsync("presence:in", new { });
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        var changes = new[] { await ben.HearsAsync(), await ben.HearsAsync() };
        examples["presence"] = $"```json\n{string.Join("\n\n", changes.Select(change => Frame(Seeing.Change, change)))}\n```";
        var typing = await AskAsync(mai, "typing:set", new { conversation = group, typing = true });
        examples["typing"] = $"{typing[..^4]}\n\n{Frame("typing:change", await ben.HearsAsync("typing:change"))}\n```";
    }

    private async Task TakePeopleAsync(ChatApp app, Dictionary<string, string> examples, Chatter mai, Chatter ben)
    {
        var kim = await app.ChatterAsync("kim");
        examples["contact"] = await AskAsync(ben, "contact:request", new { user = kim.Id, note = "From the release" });
        examples["contact-change"] = Heard(await kim.ChangeAsync(kim.Feed));
        examples["block"] = await AskAsync(mai, "block:add", new { user = kim.Id });
        examples["setting"] = await AskAsync(mai, "settings:set", new { key = "theme", value = "dark" });
    }

    private async Task TakeDoorsAsync(ChatApp app, Dictionary<string, string> examples, Chatter mai, string group)
    {
        var refused = await mai.AskAsync("message:send", new { conversation = group, text = "" });
        Exhaust(app, mai);
        var slowed = await mai.AskAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "Too much" });
        examples["refused"] = $"```json\nmessage:send  {OneLine(new { conversation = group, text = "" })}\n\n{Show(refused)}\n\n{Show(slowed)}\n```";
        var login = await app.Anyone().TryLoginAsync("mai.tran");
        examples["sign-in"] = $"```json\nPOST /api/v1/auth/login  {OneLine(new { login = "mai.tran", password = "…", client = "body" })}\n\n{Show(login.Ok())}\n```";
        await mai.Account.LoginAsync("mai.tran");
        var socket = new Chatter(mai.Account, await app.ConnectAsync(mai.Account.Token));
        await mai.Account.RefreshAsync();
        examples["refresh"] = await AskAsync(socket, "auth:refresh", new { token = mai.Account.Token });
        var (bare, welcome) = await BareClient.ConnectAsync(app.Url, mai.Account.Token);
        app.Keep(bare);
        var asked = await bare.AskAsync("feed:heads", new { });
        examples["bare"] = $"```json\n{OneLine(new { @event = "auth", data = new { token = mai.Account.Token }, id = 1 })}\n{OneLine(welcome)}\n\n"
            + $"{OneLine(new { @event = "feed:heads", data = new { }, id = 2 })}\n{OneLine(asked)}\n```";
    }

    private static void Exhaust(ChatApp app, Chatter who)
    {
        var limiter = app.Services.GetRequiredService<RateLimiter>();
        for (var left = RateLimit.MessagesPerUser.Burst; left > 1; left--)
        {
            limiter.Take(RateLimit.MessagesPerUser, who.Id);
        }

        Assert.Throws<ChatError>(() =>
        {
            limiter.Take(RateLimit.MessagesPerUser, who.Id);
            limiter.Take(RateLimit.MessagesPerUser, who.Id);
        });
    }

    private async Task<string> AskAsync(Chatter who, string eventName, object payload)
    {
        var answer = await who.DoAsync(eventName, payload);
        return $"```json\n{eventName}  {Steady(JsonSerializer.Serialize(payload, Line))}\n\n{Steady(JsonSerializer.Serialize(answer, Shown))}\n```";
    }

    private string Heard(JsonElement change) => $"```json\n{Frame("feed:change", change)}\n```";

    private string Frame(string eventName, JsonElement data) => $"{eventName}\n\n{Show(data)}";

    private string Show(JsonElement json) => Steady(JsonSerializer.Serialize(json, Shown));

    private string OneLine(object json) => Steady(JsonSerializer.Serialize(json, Line));

    // An id is another one in each run. The first of a run is always called the same, and the second, and so on. Secrets are none.
    private string Steady(string json) => Epoch().Replace(
        Id().Replace(Secret().Replace(json, match => match.Groups["kind"].Value + "…"), match =>
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

    [GeneratedRegex("(?<kind>eyJhbGci|prt_|\"sid\":\")[^\"]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("(?<=\")(?<hex>[0-9a-f]{32})(?=\")", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Epoch();

    [GeneratedRegex("[A-Z]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));
}
