using System.Net;

namespace Parlance.Chat.Tests.Search;

/// <summary>Queries of those who try what happens.</summary>
public sealed class HostileSearchTests
{
    private static readonly string[] Queries =
    [
        "\"", "\"\"\"\"", new('"', 59), string.Concat(Enumerable.Repeat("\"a", 249)), "'", "''';--", "\\", "\\'", "a\\", "*", "**", "a**", "-", "--", "-*", "-\"", ":", "::", "from:", "from::", "from:\"",
        "from:\"'\"", "from:''", "in:#", "in:@", "in:\"\"", "has:", "AND", "OR", "NOT", "a AND", "NEAR(a b)", "a NEAR b", "tokens:a", "tokens : a", "{tokens} : a", "^a", "a + b", "a ^ b", "(", ")", "((((", "a)",
        "rowid:1", "#link", "#", "\"#link\"", "#call", "a:*", "a:A", "a & b", "a | !b", "!a", "a <-> b", "a <2> b", "'a':*", "a\0b", "\0", "from:a\0b", "in:a\0b", "%", "_", "%_%", "a%' OR 1=1 --", "$1", "@me", "@match", "@@", "?",
        "\u200b", "\u202e abc", "\ufeff", "\ufffe", "from:\ufffe in:\ufffe a\ufffeb", "\uffff", "\u0301", "\u0301\u0301 a", "👍🏽", "🇻🇳", new('東', 500), new('a', 500), string.Join(' ', Enumerable.Range(0, 30).Select(n => $"w{n}")), string.Join(' ', Enumerable.Repeat("-a", 30)),
        string.Join(' ', Enumerable.Repeat("a*", 30)), "from:me from:ann -from:me", "before:1970-01-01", "after:9000-12-31", "on:9000", "on:1970 -a",
    ];

    private static readonly object[] Refused =
    [
        new { q = new string('"', 499) }, new { }, new { q = "" }, new { q = "   " }, new { q = new string('a', 501) }, new { q = "\ud800" }, new { q = "a\udc00b" }, new { q = 5 }, new { q = "a", limit = 0 }, new { q = "a", limit = 51 },
        new { q = "a", cursor = "x" }, new { q = "a", cursor = "n" }, new { q = "a", cursor = "n0000000000000000" }, new { q = "a", cursor = "nffffffffffffffff" }, new { q = "a", cursor = "N7fffffffffffffff" },
        new { q = "a", cursor = "r7fffffffffffffff0000" }, new { q = "a", cursor = "n7fffffffffffffff", order = "relevance" }, new { q = "a", cursor = "n7FFFFFFFFFFFFFFF" }, new { q = "a", order = "best" },
        new { q = "a", timeZone = "Mars/Olympus" }, new { q = "a", timeZone = new string('/', 9_000) }, new { q = "has:wings" }, new { q = "on:someday" }, new { q = string.Join(' ', Enumerable.Repeat("a", 31)) },
    ];

    [Fact]
    public async Task Whatever_is_asked_is_answered_or_refused_and_means_nothing_to_the_database()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "room");
        await ann.SayAsync(room, "a plain text");
        await (await app.ChatterAsync("eve")).CreateAsync("group", "hers");

        var asked = 0;
        foreach (var q in Queries)
        {
            await ann.DoAsync("search:find", new { q, order = asked++ % 2 is 0 ? "newest" : "relevance" });
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        foreach (var request in Refused)
        {
            var answer = await ann.AskAsync("search:find", request);
            Assert.True(answer.GetProperty("ok").GetBoolean() is false, request.ToString());
            Assert.True(answer.GetProperty("error").GetProperty("code").GetString() is "invalid" or "malformed", answer.ToString());
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Empty(await ann.FindAsync("#call"));
        Assert.Equal(["a plain text"], await ann.FindAsync("plain"));
    }

    [Fact]
    public async Task Who_searches_without_end_is_slowed_down()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        for (var number = 0; number < 60; number++)
        {
            (await ann.GetAsync("search?q=x")).Ok();
        }

        (await ann.GetAsync("search?q=x")).Refused(HttpStatusCode.TooManyRequests, "rate_limited");
    }
}
