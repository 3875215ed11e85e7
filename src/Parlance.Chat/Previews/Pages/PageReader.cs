using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Parlance.Chat.Previews.Pages;

/// <summary>
/// Reads what a page says of itself: Open Graph, Twitter cards, its title and description. It goes through the page once, tag by tag, and builds no tree:
/// of tags that are never closed, a tree takes time by the square of their number.
/// </summary>
internal static class PageReader
{
    // In the order in which they are believed.
    private static readonly string[] Titles = ["og:title", "twitter:title", "title"];
    private static readonly string[] Descriptions = ["og:description", "twitter:description", "description"];
    private static readonly string[] Sites = ["og:site_name", "application-name"];
    private static readonly string[] Images = ["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"];
    private static readonly HashSet<string> Wanted = new([.. Titles, .. Descriptions, .. Sites, .. Images], StringComparer.OrdinalIgnoreCase);

    public static PageFacts Read(string html)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        using var source = new TextSource(html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        var (inTitle, inImage) = (false, 0);
        while (tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            if (token is HtmlTagToken tag)
            {
                var isStart = tag.Type is HtmlTokenType.StartTag;
                // The title of a drawing within the page is not the page's.
                inImage += tag.Name is "svg" && !tag.IsSelfClosing ? (isStart ? 1 : -1) : 0;
                inTitle = isStart && tag.Name is "title" && inImage <= 0;
                if (isStart)
                {
                    tokens.State = StateIn(tag.Name, tokens.State);
                    Note(found, tag);
                }
            }
            else if (inTitle && token.Type is HtmlTokenType.Character)
            {
                found["title"] = string.Concat(found.GetValueOrDefault("title"), token.Data.AsSpan(0, Math.Min(token.Data.Length, 2 * PreviewLimits.TitleCharsMax)));
                inTitle = found["title"].Length < 2 * PreviewLimits.TitleCharsMax;
            }
        }

        return new(
            PageText.Line(First(Titles), PreviewLimits.TitleCharsMax),
            PageText.Line(First(Descriptions), PreviewLimits.DescriptionCharsMax),
            PageText.Line(First(Sites), PreviewLimits.SiteCharsMax),
            First(Images) is { Length: > 0 } image ? image.Trim() : null);

        string First(string[] names) => names.Select(name => found.GetValueOrDefault(name)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) ?? "";
    }

    // The first of each counts.
    private static void Note(Dictionary<string, string> found, HtmlTagToken tag)
    {
        if (tag.Name is "meta")
        {
            var name = Attribute(tag, "property") is { Length: > 0 } property && Wanted.Contains(property.Trim()) ? property : Attribute(tag, "name");
            if (Wanted.Contains(name.Trim()) && name.Trim() is not "title" && Attribute(tag, "content") is { Length: > 0 } content)
            {
                found.TryAdd(name.Trim(), content);
            }
        }
    }

    // The first attribute of a name is the one that counts, and a tag has so many that no one list is looked through often.
    private static string Attribute(HtmlTagToken tag, string name)
    {
        for (var index = 0; index < Math.Min(tag.Attributes.Count, 32); index++)
        {
            if (tag.Attributes[index].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return tag.Attributes[index].Value;
            }
        }

        return "";
    }

    // What is not markup although it looks like it.
    private static HtmlParseMode StateIn(string tag, HtmlParseMode state) => tag switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "noscript" or "iframe" or "noembed" or "noframes" or "xmp" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => state,
    };
}
