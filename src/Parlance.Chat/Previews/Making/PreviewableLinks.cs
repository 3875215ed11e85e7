using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Parlance.Chat.Messages.Text;

namespace Parlance.Chat.Previews.Making;

/// <summary>
/// Which links of a text are looked at: the first few. Not those in code, which are no links; not those in a spoiler, which would tell what it hides; and
/// not those in angle brackets, which is how one writes a link that is to have no preview.
/// </summary>
internal static partial class PreviewableLinks
{
    private static readonly MarkdownPipeline Markdown = MessageText.Extensions(new MarkdownPipelineBuilder()).UsePreciseSourceLocation().Build();

    /// <summary>The links as <see cref="MessageText.Links"/> has them, in the order of the text.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var links = new List<string>();
        try
        {
            if (MessageText.IsReadable(text))
            {
                var spoilers = Spoiler().Matches(text).Select(match => (From: match.Index, To: match.Index + match.Length)).ToList();
                foreach (var link in Markdig.Markdown.Parse(text, Markdown).Descendants<LinkInline>())
                {
                    if (!spoilers.Exists(spoiler => link.Span.Start < spoiler.To && link.Span.End >= spoiler.From) && MessageText.WebAddress(link.Url) is { } address)
                    {
                        links.Add(address);
                    }
                }
            }
        }
        catch (ArgumentException)
        {
            // Markdig's limit on depth: all of it is words.
            return [];
        }

        return [.. links.Distinct(StringComparer.Ordinal).Take(PreviewLimits.LinksMax)];
    }

    [GeneratedRegex(@"\|\|[^|\n]+\|\|", RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Spoiler();
}
