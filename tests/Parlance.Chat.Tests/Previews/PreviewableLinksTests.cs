using Parlance.Chat.Previews.Making;

namespace Parlance.Chat.Tests.Previews;

public sealed class PreviewableLinksTests
{
    [Theory]
    [InlineData("https://a.example/ and [b](https://b.example/x)", "https://a.example/ https://b.example/x")]
    [InlineData("`https://a.example/` https://b.example/", "https://b.example/")]
    [InlineData("```\nhttps://a.example/\n```\n\nhttps://b.example/", "https://b.example/")]
    [InlineData("||https://a.example/|| https://b.example/", "https://b.example/")]
    [InlineData("||see [this](https://a.example/) first|| and https://a.example/ too", "https://a.example/")]
    [InlineData("<https://a.example/> https://b.example/", "https://b.example/")]
    [InlineData("https://a.example/ https://a.example/ mailto:a@a.example ftp://a.example/", "https://a.example/")]
    [InlineData("https://1.example/ https://2.example/ https://3.example/ https://4.example/", "https://1.example/ https://2.example/ https://3.example/")]
    [InlineData("no link", "")]
    public void Those_are_looked_at_that_are_shown_as_links(string text, string links) => Assert.Equal(links, string.Join(' ', PreviewableLinks.Of(text)));
}
