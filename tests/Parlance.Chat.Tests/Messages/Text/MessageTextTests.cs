using System.Globalization;
using Parlance.Chat.Messages;
using Parlance.Chat.Messages.Text;

namespace Parlance.Chat.Tests.Messages.Text;

/// <summary>What the server reads out of a message: the words, the links and the names.</summary>
public sealed class MessageTextTests(ITestOutputHelper output)
{
    // Of the thread's own time: several times what any of them takes, and far below what a text takes that is read in time that grows with its square.
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(400);

    [Theory]
    [InlineData("hello", "hello")]
    [InlineData("**bold** and *slanted* and ~~gone~~", "bold and slanted and gone")]
    [InlineData("# Title\n\ntext", "Title\ntext")]
    [InlineData("one\ntwo\n\nthree", "one\ntwo\nthree")]
    [InlineData("- a\n- b\n  - c", "a\nb\nc")]
    [InlineData("> quoted\n> twice\n\nanswer", "quoted\ntwice\nanswer")]
    [InlineData("`x = 1` and text", "x = 1 and text")]
    [InlineData("```cs\nvar x = 1;\nvar y = 2;\n```\nafter", "var x = 1;\nvar y = 2;\nafter")]
    [InlineData("| a | b |\n|---|---|\n| c | d |", "a\nb\nc\nd")]
    [InlineData("- [ ] to do\n- [x] done", "to do\ndone")]
    [InlineData("the end: ||she did it|| so", "the end: she did it so")]
    [InlineData("a || b || c", "a  b  c")]
    [InlineData("[words](https://example.org/x)", "words")]
    [InlineData("![a cat](https://example.org/cat.png)", "a cat")]
    [InlineData("<b>not bold</b> &amp; &lt;", "<b>not bold</b> & <")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("Chào buổi sáng, **Đặng Thị Hồng**", "Chào buổi sáng, Đặng Thị Hồng")]
    [InlineData("*你好*,世界 мир سلام שלום नमस्ते 👩‍👩‍👧", "你好,世界 мир سلام שלום नमस्ते 👩‍👩‍👧")]
    public void The_words_are_what_is_left_without_the_markup(string text, string plain) => Assert.Equal(plain, MessageText.Of(text).Plain);

    [Theory]
    [InlineData("@ann", "ann")]
    [InlineData("hello @ann, and @Ben!", "ann Ben")]
    [InlineData("(@ann) **@ben** > @cid", "ann ben cid")]
    [InlineData("@ann. @ben- @c.d_e-f", "ann ben c.d_e-f")]
    [InlineData("@Đặng và @trần.thị", "Đặng trần.thị")]
    [InlineData("@安娜 @анна", "安娜 анна")]
    [InlineData("ask ann@example.org or a@b", "")]
    [InlineData("@@ann @ ann @-ann @.ann", "")]
    [InlineData("`@ann` and ```@ben```", "")]
    [InlineData("```\n@ann\n```\n@ben", "ben")]
    [InlineData("    @ann\n\n@ben", "ben")]
    [InlineData("[@ann](https://example.org/@ben) https://example.org/@cid", "ann")]
    [InlineData("@an`x`n", "an")]
    [InlineData("| @ann | @ben |\n|---|---|\n| @cid | x |", "ann ben cid")]
    [InlineData("- [ ] @ann", "ann")]
    [InlineData("||@ann||", "ann")]
    public void The_names_are_those_outside_of_code_and_addresses(string text, string names)
    {
        // What may end a sentence may also end a name: both are looked for, and what is expected is the shorter.
        var found = MessageText.Of(text).Names.Select(name => name.TrimEnd('.', '-', '_')).Distinct(StringComparer.Ordinal);
        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), found);
    }

    [Theory]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData("see http://example.org/a?b=c#d, yes", "http://example.org/a?b=c#d")]
    [InlineData("[x](https://example.org/x) <https://example.org/y>", "https://example.org/x https://example.org/y")]
    [InlineData("https://example.org https://example.org", "https://example.org/")]
    [InlineData("[x](javascript:alert(1)) [y](data:text/html,x) [z](file:///etc/passwd) [r](/relative)", "")]
    [InlineData("<mailto:ann@example.org> <ann@example.org>", "")]
    [InlineData("`https://example.org`", "")]
    [InlineData("```\nhttps://example.org\n```", "")]
    public void The_links_are_those_that_lead_to_the_web(string text, string links) =>
        Assert.Equal(links.Split(' ', StringSplitOptions.RemoveEmptyEntries), MessageText.Of(text).Links);

    [Fact]
    public void Links_and_names_are_bounded()
    {
        var links = MessageText.Of(string.Join(' ', Enumerable.Range(0, 200).Select(number => $"https://example.org/{number}"))).Links;
        Assert.Equal(MessageLimits.LinksMax, links.Count);
        Assert.Empty(MessageText.Of("https://example.org/" + new string('x', MessageLimits.LinkCharsMax)).Links);
        Assert.InRange(MessageText.Of(string.Join(' ', Enumerable.Range(0, 2_000).Select(number => $"@name{number}"))).Names.Count, MessageLimits.MentionsMax, 2 * MessageLimits.MentionsMax);
    }

    public static TheoryData<string> HostileParts =>
    [
        ">", "> ", "[", "]", "![", "[](", "[a](", "*", "**", "_", "*a ", "**a ", "*a**b", "_a*", "~", "~~a ", "`", "`a``", "```\n", "<", "<a ", "</", "<!--", "<?", "&", "&a",
        "\\", "|", "||", "||a", "|a|\n", "|-", "|-|\n", "- ", "- - ", "1. ", "* ", "+ ", "- [ ] ", "#", "# ", "\n", "\t", "    a\n", "a\n=\n", "a\n-\n", "[a]: ", "[a]: b\n", "[a][b]", "[a]\n",
        "http://", "https://a ", "www.", "@", "@a", "@a.", "a@", ".-_", "\u0301", "\u202e", "\u200d", "((", "([", "\"", "'", "<a href=\"", "*_", "[*_`", "![[]()", "**_~~[", "><", ">- ", "- > ",
    ];

    [Theory]
    [MemberData(nameof(HostileParts))]
    public void Whatever_is_repeated_to_the_limit_is_read_quickly(string part)
    {
        // What the compiler takes is not the text's.
        _ = MessageText.Of("**words** [x](https://example.org)");
        var repeated = string.Concat(Enumerable.Repeat(part, (MessageLimits.TextCharsMax / part.Length) + 1))[..MessageLimits.TextCharsMax];
        foreach (var text in new[] { repeated, "a" + repeated[1..], $"{repeated[..^8]}\n\na](b)*`", Mirrored(part) })
        {
            var start = CpuTime.OfThread();
            var read = MessageText.Of(text);
            var elapsed = CpuTime.OfThread() - start;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"'{part}': {elapsed.TotalMilliseconds:0} ms"));
            Assert.InRange(elapsed, TimeSpan.Zero, Quick);
            Assert.InRange(read.Plain.Length, 0, 2 * MessageLimits.TextCharsMax);
        }
    }

    [Fact]
    public void A_table_as_wide_as_a_message_is_read_quickly()
    {
        var header = string.Concat(Enumerable.Repeat("|a", 2_500));
        var text = $"{header}|\n{string.Concat(Enumerable.Repeat("|-", 2_500))}|\n{string.Concat(Enumerable.Repeat("|\n", 5_000))}"[..MessageLimits.TextCharsMax];
        var start = CpuTime.OfThread();
        var read = MessageText.Of(text);
        Assert.InRange(CpuTime.OfThread() - start, TimeSpan.Zero, Quick);
        Assert.InRange(read.Plain.Length, 0, 2 * MessageLimits.TextCharsMax);
    }

    // Opened as often as it is closed.
    private static string Mirrored(string part)
    {
        var half = string.Concat(Enumerable.Repeat(part, (MessageLimits.TextCharsMax / 2 / part.Length) + 1))[..(MessageLimits.TextCharsMax / 2)];
        var close = half.Select(character => character switch { '[' => ']', '(' => ')', '<' => '>', _ => character }).Reverse();
        return half + string.Concat(close);
    }
}
