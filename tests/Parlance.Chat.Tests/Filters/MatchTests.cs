using System.Diagnostics;
using Parlance.Chat.Filters;
using Parlance.Chat.Filters.Matching;
using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Tests.Filters;

/// <summary>What is found in which text.</summary>
public sealed class MatchTests
{
    [Theory]
    [InlineData("bad", "So BAD!", "BAD")]
    [InlineData("bad", "badly", "")]
    [InlineData("bad", "b-a-d", "")]
    [InlineData("bad*", "badly", "bad")]
    [InlineData("*bad", "toobad", "bad")]
    [InlineData("*bad*", "too-xbadx", "bad")]
    [InlineData("đà nẵng", "Da  Nang", "Da  Nang")]
    [InlineData("da nang", "ĐÀ-NẴNG", "ĐÀ-NẴNG")]
    [InlineData("strasse", "Große Straße", "Straße")]
    [InlineData("bad", "ｂａｄ", "ｂａｄ")]
    [InlineData("cafe", "cafe\u0301", "cafe\u0301")]
    [InlineData("坏人", "他是坏人吗", "坏人")]
    [InlineData("คน", "เป็นคนดี", "คน")]
    [InlineData("💩", "well💩done", "💩")]
    [InlineData("a b", "a, b", "a, b")]
    [InlineData("one two", "one tw", "")]
    public void Words_are_found_as_people_read_them(string pattern, string text, string found) => Assert.Equal(found, Found(FilterKind.Words, pattern, "", text));

    [Theory]
    [InlineData("evil.example", "see https://evil.example/x", "evil.example")]
    [InlineData("evil.example", "see EVIL.example now", "EVIL.example")]
    [InlineData("evil.example", "http://a.b.evil.example:8080/", "a.b.evil.example")]
    [InlineData("evil.example", "https://notevil.example", "")]
    [InlineData("evil.example", "https://evil.example.org", "")]
    [InlineData("evil.example", "https://good.example@evil.example/", "evil.example")]
    [InlineData("*.evil.example", "mail.evil.example", "mail.evil.example")]
    [InlineData("bücher.example", "https://xn--bcher-kva.example/", "xn--bcher-kva.example")]
    [InlineData("xn--bcher-kva.example", "https://BÜCHER.example/", "BÜCHER.example")]
    [InlineData("evil.example", "https://evil。example/", "evil。example")]
    [InlineData("192.0.2.7", "http://192.0.2.7/", "192.0.2.7")]
    [InlineData("*", "https://anything.example/ and www.other.example", "anything.example www.other.example")]
    [InlineData("*", "a file.txt, e.g. this one, 3.14", "")]
    [InlineData("*", "http://localhost:8080/", "localhost")]
    public void Domains_are_found_with_all_below_them(string pattern, string text, string found) =>
        Assert.Equal(found, Found(FilterKind.Links, Hosts.Pattern(pattern)!, "", text));

    [Theory]
    [InlineData(false, "*cock*", "peacock\ncocktail", "a peacock with a cocktail", "")]
    [InlineData(false, "*cock*", "peacock", "a peacock and a cock", "cock")]
    [InlineData(true, "*", "example.org", "https://docs.example.org https://other.example", "other.example")]
    [InlineData(true, "*", "example.org", "https://example.org@other.example", "other.example")]
    public void What_is_let_in_is_found_no_more(bool areLinks, string patterns, string allowed, string text, string found) =>
        Assert.Equal(found, Found(areLinks ? FilterKind.Links : FilterKind.Words, patterns, allowed, text));

    [Theory]
    [InlineData("no domain")]
    [InlineData("example")]
    [InlineData("https://example.org")]
    [InlineData("exa_mple..org")]
    [InlineData("")]
    public void What_is_no_domain_is_no_pattern(string line) => Assert.Null(Hosts.Pattern(line));

    [Fact]
    public void The_longest_text_against_as_many_patterns_as_there_may_be_takes_no_time_to_speak_of()
    {
        var filters = new List<Filter>();
        for (var number = 0; number < FilterLimits.OfServerMax; number++)
        {
            var patterns = Enumerable.Range(0, FilterLimits.PatternsMax).Select(line => $"*{new string('a', 40)}{number} {line}");
            filters.Add(new() { Id = Guid.CreateVersion7(), Patterns = string.Join('\n', patterns), Allowed = string.Join('\n', patterns) });
            filters.Add(new() { Id = Guid.CreateVersion7(), Kind = FilterKind.Links, Patterns = "*" });
        }

        var set = FilterSet.Of(filters);
        var worst = TimeSpan.MaxValue;
        foreach (var text in new[] { new string('a', 20_000), string.Concat(Enumerable.Repeat("a.ư ", 5_000)), string.Concat(Enumerable.Repeat("http://", 2_857)) })
        {
            // The best of a few: others use the machine too.
            worst = Enumerable.Range(0, 3).Select(_ => Took(() => set.Find(text))).Min();
            Assert.True(worst < TimeSpan.FromMilliseconds(500), $"{worst}");
        }
    }

    private static TimeSpan Took(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed;
    }

    private static string Found(FilterKind kind, string patterns, string allowed, string text)
    {
        var filter = new Filter { Id = Guid.CreateVersion7(), Kind = kind, Patterns = patterns, Allowed = allowed };
        var composed = Tokenizer.Composed(text);
        var places = FilterSet.Of([filter]).Find(composed).SelectMany(find => find.Places);
        return string.Join(' ', places.Select(place => text.IsNormalized() ? text[place.Start..place.End] : text));
    }
}
