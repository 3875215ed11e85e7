using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Parlance.Chat.Messages.Text;

/// <summary>What a message says, without its markup: for search, notifications and mentions. Clients show the text as it was written.</summary>
/// <param name="Plain">The words, one line for each paragraph.</param>
/// <param name="Links">The web addresses in it, each once.</param>
/// <param name="Names">What follows an <c>@</c> outside of code, each once.</param>
internal sealed record MessageText(string Plain, IReadOnlyList<string> Links, IReadOnlyList<string> Names)
{
    private static readonly MarkdownPipeline Markdown = Extensions(new MarkdownPipelineBuilder()).Build();

    /// <summary>What messages have beyond CommonMark.</summary>
    public static MarkdownPipelineBuilder Extensions(MarkdownPipelineBuilder builder) =>
        builder.UsePipeTables().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).UseTaskLists().UseAutoLinks();

    /// <summary>Reads the text. Whatever is too deeply nested, or too much of one thing, to be markup is taken as words.</summary>
    public static MessageText Of(string text)
    {
        var reading = new Reading();
        try
        {
            if (IsReadable(text))
            {
                reading.Read(Markdig.Markdown.Parse(text, Markdown));
                return reading.ToText();
            }
        }
        catch (ArgumentException)
        {
            // Markdig's limit on depth, which nobody who wants to be read comes near.
            reading = new();
        }

        reading.ReadWords(text);
        return reading.ToText();
    }

    /// <summary>An address as it is noted, if it leads to the web; null otherwise.</summary>
    public static string? WebAddress(string? url) =>
        url is { Length: <= MessageLimits.LinkCharsMax } && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : null;

    /// <summary>Whether a text is read as Markdown at all.</summary>
    // What Markdig needs more than linear time and memory for: it looks back over all marks that are open, copies what is nested once for each level,
    // and fills every row of a table up to the widest one, so that twenty thousand characters would make millions of cells.
    public static bool IsReadable(string text)
    {
        var (lines, widest, deepest) = (1, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines++;
            widest = Math.Max(widest, line.Count('|'));
            deepest = Math.Max(deepest, DepthOf(line));
        }

        return text.Count(IsMark) <= MessageLimits.MarksMax && deepest <= MessageLimits.NestingMax && widest * lines <= MessageLimits.CellsMax;
    }

    private static bool IsMark(char character) => character is '[' or '<' or '*' or '_' or '~';

    // The quotations and lists that a line opens one inside the other.
    private static int DepthOf(ReadOnlySpan<char> line)
    {
        var depth = 0;
        for (var index = 0; index < line.Length; index++)
        {
            var isBeforeSpace = index + 1 < line.Length && line[index + 1] is (' ' or '\t');
            if (line[index] is '>' || (isBeforeSpace && line[index] is '-' or '+' or '*' or '.' or ')'))
            {
                depth++;
            }
            else if (line[index] is not (' ' or '\t' or (>= '0' and <= '9')))
            {
                break;
            }
        }

        return depth;
    }

    private sealed class Reading
    {
        private readonly PlainText _plain = new();
        private readonly List<string> _links = [];

        public void Read(MarkdownObject document)
        {
            // Walked with a stack of its own, in the order of the text.
            foreach (var node in document.Descendants())
            {
                ReadNode(node);
            }
        }

        public void ReadWords(string text) => _plain.Words(text);

        public MessageText ToText() => new(_plain.ToString(), _links, _plain.Names());

        private void ReadNode(MarkdownObject node)
        {
            switch (node)
            {
                case LiteralInline { Parent: LinkInline { IsAutoLink: true } } address:
                    _plain.Code(address.Content.ToString());
                    break;
                case LiteralInline literal:
                    _plain.Words(literal.Content.AsSpan());
                    break;
                case HtmlEntityInline entity:
                    _plain.Words(entity.Transcoded.AsSpan());
                    break;
                case CodeInline code:
                    _plain.Code(code.Content);
                    break;
                case HtmlInline html:
                    _plain.Code(html.Tag);
                    break;
                case LineBreakInline:
                    _plain.Break();
                    break;
                case AutolinkInline link:
                    _plain.Code(link.Url);
                    Add(link.IsEmail ? null : link.Url);
                    break;
                case LinkInline link:
                    Add(link.Url);
                    break;
                case CodeBlock block:
                    _plain.Break();
                    _plain.Code(block.Lines.ToString());
                    _plain.Break();
                    break;
                case HtmlBlock block:
                    _plain.Break();
                    _plain.Code(block.Lines.ToString());
                    break;
                case TableCell or LeafBlock:
                    _plain.Break();
                    break;
            }
        }

        private void Add(string? url)
        {
            if (_links.Count < MessageLimits.LinksMax && WebAddress(url) is { } address && !_links.Contains(address, StringComparer.Ordinal))
            {
                _links.Add(address);
            }
        }
    }
}
