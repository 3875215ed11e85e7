using System.Text.Json;
using System.Text.RegularExpressions;
using Parlance.Chat.Contracts;

namespace Parlance.Chat.Tests.Contracts;

public sealed partial class SocketContractTests
{
    [Theory, InlineData("app/asyncapi.json"), InlineData("client/src/events.gen.ts")]
    public async Task The_files_that_clients_are_built_on_are_those_of_the_code(string path)
    {
        var file = Path.Combine(SourceFolder(), "../../web", path);
        var written = path.EndsWith(".ts", StringComparison.Ordinal) ? TypeScriptTypes.Write() : AsyncApiDocument.Write();
        if (Environment.GetEnvironmentVariable("PARLANCE_ACCEPT_API") is "1")
        {
            await File.WriteAllTextAsync(file, written, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), written);
    }

    [Fact]
    public void Every_event_and_every_field_is_explained()
    {
        var root = JsonDocument.Parse(AsyncApiDocument.Write()).RootElement;
        var wanting = new List<string>();
        foreach (var operation in root.GetProperty("operations").EnumerateObject().Where(operation => operation.Value.GetProperty("summary").GetString()!.StartsWith(" A personal", StringComparison.Ordinal) || operation.Value.GetProperty("summary").GetString() is ""))
        {
            wanting.Add(operation.Name);
        }

        foreach (var schema in root.GetProperty("components").GetProperty("schemas").EnumerateObject().Where(schema => schema.Value.TryGetProperty("properties", out _)))
        {
            wanting.AddRange(schema.Value.GetProperty("properties").EnumerateObject()
                .Where(property => property.Name is not "ok" && !property.Value.TryGetProperty("description", out _))
                .Select(property => $"{schema.Name}.{property.Name}"));
        }

        Assert.Empty(wanting);
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var text = AsyncApiDocument.Write();
        var root = JsonDocument.Parse(text).RootElement;

        foreach (var reference in Reference().Matches(text).Select(match => match.Groups["path"].Value))
        {
            var at = root;
            foreach (var part in reference.Split('/'))
            {
                Assert.True(at.TryGetProperty(part, out at), reference);
            }
        }
    }

    [Fact]
    public void Every_event_that_the_server_sends_is_described()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(SourceFolder(), "../../src/Parlance.Chat"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var sent = sources.SelectMany(text => Emitted().Matches(text)).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("feed:change", sent);
        Assert.Empty(sent.Except(SocketContract.Notices.Select(notice => notice.Name), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_row_says_what_it_is_wherever_it_stands()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "room");

        var sent = await ann.SayAsync(room, "one");
        var moved = await ann.DoAsync("read:move", new { conversation = room, seq = 1, version = 0 });
        var kept = await ann.DoAsync("draft:put", new { conversation = room, thread = (int?)null, text = "two", replyTo = (int?)null, rev = 0 });
        var item = Assert.Single((await ann.DoAsync("conversation:list", new { })).GetProperty("items").EnumerateArray());

        Assert.Equal("message", TypeOf(sent));
        Assert.Equal("read", TypeOf(moved.GetProperty("position")));
        Assert.Equal("draft", TypeOf(kept.GetProperty("draft")));
        Assert.Equal(("conversation", "membership", "read", "message"), (TypeOf(item.GetProperty("conversation")), TypeOf(item.GetProperty("membership")), TypeOf(item.GetProperty("read")), TypeOf(item.GetProperty("newest"))));

        static string? TypeOf(JsonElement row) => row.GetProperty("type").GetString();
    }

    [GeneratedRegex("\"\\$ref\": \"#/(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("(Emit\\(|Event = )\"(?<name>[a-z]+:[a-z-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Emitted();

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));
}
