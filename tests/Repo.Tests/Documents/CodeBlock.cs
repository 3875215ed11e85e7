using System.Globalization;

namespace Repo.Tests.Documents;

/// <summary>A block between three backticks in a Markdown file.</summary>
internal sealed record CodeBlock(string Path, int Line, string Language, string Code)
{
    private const string Fence = "```";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}:{Line}");

    /// <summary>The blocks of all pages, by page.</summary>
    public static IReadOnlyList<IReadOnlyList<CodeBlock>> OfEveryPage(string language) =>
    [
        .. from path in Repository.Files
           where System.IO.Path.GetExtension(path) is ".md"
           let blocks = In(path).Where(block => string.Equals(block.Language, language, StringComparison.Ordinal)).ToArray()
           where blocks.Length > 0
           select blocks,
    ];

    public static IReadOnlyList<CodeBlock> In(string path)
    {
        var blocks = new List<CodeBlock>();
        var language = "";
        List<string>? open = null;
        var lines = Repository.ReadLines(path);
        for (var index = 0; index < lines.Length; index++)
        {
            if (open is null && lines[index].StartsWith(Fence, StringComparison.Ordinal))
            {
                (open, language) = ([], lines[index][Fence.Length..].Trim());
            }
            else if (open is not null && lines[index] is Fence)
            {
                blocks.Add(new CodeBlock(path, index - open.Count + 1, language, string.Join('\n', open)));
                open = null;
            }
            else
            {
                open?.Add(lines[index]);
            }
        }

        return blocks;
    }
}
