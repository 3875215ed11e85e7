using System.Diagnostics;
using System.Text;
using Parlance.Chat.Previews.Pages;

namespace Parlance.Chat.Tests.Previews;

public sealed class PageReaderTests
{
    [Fact]
    public void What_is_meant_for_sharing_comes_before_the_title()
    {
        var facts = PageReader.Read("""
            <title>Plain</title><meta name="description" content="plain"><META NAME="twitter:title" CONTENT="Twitter">
            <meta content='Open &quot;Graph&quot;' property='og:title'><meta property="og:title" content="second"><meta property=og:image content=//cdn.example/p.png>
            """);

        Assert.Equal(new("Open \"Graph\"", "plain", "", "//cdn.example/p.png"), facts);
    }

    [Theory]
    [InlineData("<title> A\n\t B </title>", "A B")]
    [InlineData("<svg><title>drawing</title></svg><title>Page</title>", "Page")]
    [InlineData("<script>'<title>script</title>'</script><title>Page</title>", "Page")]
    [InlineData("<!-- <title>comment</title> --><title>Page</title>", "Page")]
    [InlineData("<title>&lt;b&gt; &#x1f33b;</title>", "<b> 🌻")]
    [InlineData("<title>one</title><title>two</title>", "onetwo")]
    [InlineData("<title>a\u202eb\u0001c\u200fd</title>", "ab cd")]
    [InlineData("<meta property=og:title content='  '><title>Page</title>", "Page")]
    [InlineData("<title>never closed", "never closed")]
    [InlineData("no page at all", "")]
    [InlineData("", "")]
    public void A_title_is_what_is_one(string html, string title) => Assert.Equal(title, PageReader.Read(html).Title);

    [Fact]
    public void What_is_too_long_is_cut_between_characters()
    {
        var title = PageReader.Read($"<title>{string.Concat(Enumerable.Repeat("👩‍👩‍👧", 400))}</title>").Title;

        Assert.InRange(title.Length, 150, 200);
        Assert.EndsWith("👧…", title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", null, "")]
    [InlineData("windows-1258", "windows-1258", "")]
    [InlineData("windows-1252", "iso-8859-1", "")]
    [InlineData("windows-1252", null, "<meta charset=windows-1252>")]
    [InlineData("shift_jis", null, "<meta http-equiv=content-type content='text/html; charset=Shift_JIS'>")]
    [InlineData("utf-16", "utf-16", "")]
    [InlineData("utf-8", "no-such-thing", "")]
    [InlineData("utf-8", "utf-7", "")]
    public void Pages_are_read_in_the_characters_that_they_are_written_in(string encoding, string? header, string meta)
    {
        var written = (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes($"{meta}<title>{Text(encoding)}</title>");

        Assert.Equal(Text(encoding), PageReader.Read(PageText.Decode(written, header)).Title);

        static string Text(string encoding) => encoding is "shift_jis" ? "日本" : encoding is "utf-8" or "utf-16" ? "Tiếng Việt" : "café";
    }

    [Theory]
    [InlineData("<b>")]
    [InlineData("<a><div>")]
    [InlineData("<table><b>")]
    [InlineData("<title></titl")]
    [InlineData("<!--<script")]
    [InlineData("<![CDATA[")]
    [InlineData("<")]
    [InlineData("&a")]
    [InlineData("<meta property=og:title content=")]
    [InlineData("<svg><title>a")]
    public void A_page_that_is_made_to_take_long_does_not(string part)
    {
        var html = string.Concat(Enumerable.Repeat(part, 512 * 1024 / part.Length));
        var watch = Stopwatch.StartNew();
        PageReader.Read(html);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
