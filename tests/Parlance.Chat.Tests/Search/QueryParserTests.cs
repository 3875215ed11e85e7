using System.Globalization;
using System.Text;
using Parlance.Chat.Search;
using Parlance.Chat.Search.Index;
using Parlance.Chat.Search.Query;

namespace Parlance.Chat.Tests.Search;

public sealed class QueryParserTests
{
    private static readonly string[] Bits =
        ["from:", "in:", "has:", "is:", "before:", "after:", "on:", "\"", "-", ":", "*", "#", "@", "link", "me", "2026-02-30", "2025-01", "today", " ", "  ", "'", "\\", "AND", "NOT", "(", ")", "NEAR", "^", "{", "}", "東京", "đ", "\u0301", "👍", "“", "a"];

    [Theory]
    [InlineData("hello world", "hello+world*")]
    [InlineData("hello world ", "hello+world")]
    [InlineData("\"hello world\"", "hello world")]
    [InlineData("“hello world", "hello world")]
    [InlineData("-secret plan", "!secret+plan*")]
    [InlineData("-\"secret plan\" x", "!secret plan+x")]
    [InlineData("- a", "a")]
    [InlineData("repo* done ", "repo*+done")]
    [InlineData("https://example.org ", "https example org")]
    [InlineData("nothing:else ", "nothing else")]
    [InlineData("from: x ", "from+x")]
    [InlineData("a\"b ", "a b")]
    [InlineData("!!! ...", "")]
    public void What_is_no_operator_is_words(string text, string expected)
    {
        var query = QueryParser.Parse(text);

        Assert.Equal(expected, string.Join('+', query.Phrases.Select(wanted => $"{(wanted.Not ? "!" : "")}{string.Join(' ', wanted.What.Tokens)}{(wanted.What.IsPrefix ? "*" : "")}")));
        Assert.Empty(query.Mistakes);
    }

    [Fact]
    public void Operators_are_read_with_their_values()
    {
        var query = QueryParser.Parse("from:@ann FROM:me -in:#general in:\"Sales Team\" has:Link -is:edited on:2025-05 plan");

        Assert.Equal([new("ann", false), new("me", false)], query.From);
        Assert.Equal([new("#general", true), new("Sales Team", false)], query.In);
        Assert.Equal([new(Trait.HasLink, false), new(Trait.IsEdited, true)], query.Traits);
        Assert.Equal(new Days(new DateOnly(2025, 5, 1).DayNumber, new DateOnly(2025, 5, 31).DayNumber, FromToday: false), Assert.Single(query.Days));
        Assert.Equal("plan", query.Words);
        Assert.Empty(query.Mistakes);
    }

    [Theory]
    [InlineData("has:wings", "has: code, link, mention, poll, reaction")]
    [InlineData("is:nice", "is: edited, mine, pinned, reply, unread")]
    [InlineData("before:2026-02-30", "before: a day")]
    [InlineData("-on:today", "on: a day")]
    [InlineData("after:0001", "after: a day")]
    public void What_an_operator_does_not_know_is_said(string text, string mistake) =>
        Assert.StartsWith(mistake, Assert.Single(QueryParser.Parse(text).Mistakes), StringComparison.Ordinal);

    [Fact]
    public void So_many_words_and_no_more()
    {
        Assert.Empty(QueryParser.Parse(string.Join(' ', Enumerable.Repeat("a", SearchLimits.PartsMax))).Mistakes);
        Assert.Single(QueryParser.Parse(string.Join(' ', Enumerable.Repeat("a", SearchLimits.PartsMax + 1))).Mistakes);
    }

    [Fact]
    public void Whatever_is_typed_is_read_and_no_word_of_it_means_anything_to_a_database()
    {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var text = RandomText(random, 12);
            var query = QueryParser.Parse(text);

            Assert.InRange(query.Phrases.Count + query.From.Count + query.In.Count + query.Traits.Count + query.Days.Count, 0, SearchLimits.PartsMax);
            var index = new IndexQuery([.. query.Phrases.Where(one => !one.Not).Select(one => new[] { one.What })], [.. query.Phrases.Where(one => one.Not).Select(one => one.What)]);
            Assert.True(index.ToMatch().Count(character => character is '"') % 2 is 0, text);
            Assert.True((index.ToVectorQuery() ?? "").Count(character => character is '\'') % 2 is 0, text);
        }
    }

    [Theory]
    [InlineData("2025-03-30", "Europe/Berlin", "2025-03-29T23:00Z", "2025-03-30T22:00Z")]
    [InlineData("2025-10-26", "Europe/Berlin", "2025-10-25T22:00Z", "2025-10-26T23:00Z")]
    [InlineData("2025-05-05", "Asia/Ho_Chi_Minh", "2025-05-04T17:00Z", "2025-05-05T17:00Z")]
    [InlineData("today", "Asia/Ho_Chi_Minh", "2025-06-30T17:00Z", "2025-07-01T17:00Z")]
    [InlineData("yesterday", "+07:00", "2025-06-29T17:00Z", "2025-06-30T17:00Z")]
    [InlineData("2024", "-03:30", "2024-01-01T03:30Z", "2025-01-01T03:30Z")]
    // Where the clocks go forward at midnight, the day begins at one.
    [InlineData("2025-09-07", "America/Santiago", "2025-09-07T04:00Z", "2025-09-08T03:00Z")]
    public void A_day_begins_and_ends_where_the_clocks_of_its_zone_say(string day, string zone, string from, string until)
    {
        var times = Days.Of("on", day)!.In(SearchZone.Of(zone)!, new(2025, 6, 30, 20, 0, 0, TimeSpan.Zero));

        Assert.Equal((Time(from), Time(until)), times);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nowhere/City")]
    [InlineData("+7")]
    [InlineData("+25:00")]
    [InlineData("+15:00")]
    [InlineData("../../etc/passwd")]
    public void A_zone_that_is_none_is_none(string zone) => Assert.Null(SearchZone.Of(zone));

    /// <summary>Bits of queries and characters of all kinds, without lone surrogates.</summary>
    internal static string RandomText(Random random, int parts)
    {
        var text = new StringBuilder();
        for (var part = random.Next(parts); part >= 0; part--)
        {
            text.Append(random.Next(3) is 0 ? RandomRune(random).ToString() : Bits[random.Next(Bits.Length)]);
        }

        return text.ToString();
    }

    private static Rune RandomRune(Random random)
    {
        while (true)
        {
            if (Rune.TryCreate(random.Next(random.Next(2) is 0 ? 0x3000 : 0x11_0000), out var rune))
            {
                return rune;
            }
        }
    }

    private static DateTimeOffset? Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
