using Parlance.Chat.Hooks.Slack;

namespace Parlance.Chat.Tests.Hooks;

/// <summary>What was written for Slack, as Markdown.</summary>
public sealed class SlackMarkdownTests
{
    [Theory]
    [InlineData("*bold* and _slanted_ and ~gone~", "**bold** and _slanted_ and ~~gone~~")]
    [InlineData("2 * 3 * 4", "2 * 3 * 4")]
    [InlineData("a*b*c", "a*b*c")]
    [InlineData("<https://example.org/a?b=1&amp;c=2|the page>", "[the page](<https://example.org/a?b=1&c=2>)")]
    [InlineData("see <https://example.org>", "see <https://example.org>")]
    [InlineData("<mailto:ann@example.org|ann>", "[ann](<mailto:ann@example.org>)")]
    [InlineData("<javascript:alert(1)|click>", "click")]
    [InlineData("<https://example.org|a [b] *c*>", @"[a \[b\] \*c\*](<https://example.org>)")]
    [InlineData("*<https://example.org|bold>*", "**[bold](<https://example.org>)**")]
    [InlineData("<@ann> <@01a1fdfb-6277-7579-b5dc-30499350ffb0> <@U123|bob>", "@ann @ben @bob")]
    [InlineData("<!here> <!channel> <!everyone>", "@here @channel @channel")]
    [InlineData("<!date^1392734382^{date}|Feb 18>, <!subteam^S1|@team>, <#C1|general>", "Feb 18, @team, #general")]
    [InlineData("1 &lt; 2 &amp;&amp; 3 &gt; 2", @"1 \< 2 \&\& 3 > 2")]
    [InlineData("&lt;b&gt; &amp;lt;", @"\<b> \&lt;")]
    [InlineData("`a &lt; *b*` and ```\nx &amp;&amp; ~y~\n```", "`a < *b*` and ```\nx && ~y~\n```")]
    [InlineData("&gt; quoted", "> quoted")]
    [InlineData("a\u0001b\u0007", "ab")]
    [InlineData("<", "<")]
    [InlineData("", "")]
    public void Text_is_read_as_slack_reads_it(string text, string markdown)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["01a1fdfb-6277-7579-b5dc-30499350ffb0"] = "ben" };

        Assert.Equal(markdown, new SlackMarkdown(names).Of(text));
    }

    [Theory]
    [InlineData("""{"text":"hello"}""", "hello")]
    [InlineData("""{"text":"*not bold*","mrkdwn":false}""", @"\*not bold\*")]
    [InlineData("""{"text":"hello","username":"Robot *1*","icon_emoji":":robot:"}""", ":robot: **Robot \\*1\\***\n\nhello")]
    [InlineData("""{"text":"hello","username":"deploy"}""", "hello")]
    [InlineData("""{"attachments":[{"fallback":"plain"}]}""", "plain")]
    [InlineData(
        """{"text":"a","attachments":[{"pretext":"b","title":"T","title_link":"https://x.test","text":"c\nd","fields":[{"title":"F","value":"*v*"}],"fallback":"no","footer":"f"}]}""",
        "a\n\nb\n\n> **[T](<https://x.test>)**\n> \n> c\n> d\n> \n> **F**: **v**\n> \n> f")]
    [InlineData(
        """{"text":"only for readers without blocks","blocks":[{"type":"header","text":{"type":"plain_text","text":"Big #1"}},{"type":"section","text":{"type":"mrkdwn","text":"*x*"},"fields":[{"type":"plain_text","text":"*y*"}]},{"type":"divider"},{"type":"context","elements":[{"type":"mrkdwn","text":"one"},{"type":"image","image_url":"https://x.test/i.png","alt_text":"two"}]},{"type":"actions"}]}""",
        "### Big \\#1\n\n**x**\n\n\\*y\\*\n\n---\n\none [two](<https://x.test/i.png>)")]
    [InlineData("""{"blocks":[{"type":"divider"}]}""", "")]
    [InlineData("""{"text":7,"blocks":"x","attachments":[3,null]}""", "")]
    [InlineData("""{"text":" \n "}""", "")]
    public void A_payload_is_one_message(string json, string markdown) =>
        Assert.Equal(markdown, SlackPayload.Parse(json)!.ToMarkdown("deploy", new Dictionary<string, string>(StringComparer.Ordinal)));

    [Fact]
    public void What_is_too_long_is_cut_and_what_is_no_object_is_none()
    {
        var payload = SlackPayload.Parse($$"""{"text":"{{string.Concat(Enumerable.Repeat("😀", 20_000))}}"}""")!;

        var text = payload.ToMarkdown("x", new Dictionary<string, string>(StringComparer.Ordinal));

        Assert.True(text.Length is >= 19_998 and <= 20_000 && text.EndsWith("😀…", StringComparison.Ordinal), text[^5..]);
        Assert.Null(SlackPayload.Parse("[1]"));
        Assert.Null(SlackPayload.Parse("{"));
        Assert.Null(SlackPayload.Parse(""));
    }
}
