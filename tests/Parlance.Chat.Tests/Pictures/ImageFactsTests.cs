using System.Text;
using Parlance.Chat.Pictures;

namespace Parlance.Chat.Tests.Pictures;

public sealed class ImageFactsTests
{
    private const int SideMax = 6_000;

    [Theory]
    [InlineData("89504e470d0a1a0a0000000d49484452000000280000001e08060000", "image/png", 40, 30)]
    [InlineData("47494638396128001e00000000", "image/gif", 40, 30)]
    [InlineData("524946460000000057454250565038580a00000000000000270000" + "1d0000", "image/webp", 40, 30)]
    [InlineData("5249464600000000574542505650384c000000002f2740070000000000000000", "image/webp", 40, 30)]
    [InlineData("524946460000000057454250565038200000000000000" + "09d012a28001e00", "image/webp", 40, 30)]
    [InlineData("ffd8ffe000104a46494600010100000100010000ffc0001108001e002803012200021101031101", "image/jpeg", 40, 30)]
    [InlineData("ffd8ffffe00004aaaaffc2001108001e002803012200021101031101", "image/jpeg", 40, 30)]
    public void A_picture_is_known_by_what_it_is(string hex, string type, int width, int height) =>
        Assert.Equal(new(type, width, height), ImageFacts.Of(Convert.FromHexString(hex), SideMax));

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<html><body>GIF89a</body></html>")]
    [InlineData("GIF89a")]
    [InlineData("BM and what follows it in a bitmap")]
    [InlineData("")]
    public void What_is_something_else_is_none(string content) => Assert.Null(ImageFacts.Of(Encoding.Latin1.GetBytes(content), SideMax));

    [Theory]
    [InlineData("89504e470d0a1a0a0000000d49484452000f42400000001e08060000")]
    [InlineData("89504e470d0a1a0a0000000d4948445280000000000000" + "1e08060000")]
    [InlineData("89504e470d0a1a0a0000000d49484452000000000000001e08060000")]
    [InlineData("ffd8ffe00000ffe00000ffe00000ffe00000")]
    [InlineData("ffd8ffffffffffffffffffffffffffffffff")]
    public void Nor_is_one_that_is_too_large_or_broken(string hex) => Assert.Null(ImageFacts.Of(Convert.FromHexString(hex), SideMax));
}
