using System.Globalization;

namespace Repo.Tests.Documents;

/// <summary>A block of C# between three backticks in a Markdown file.</summary>
internal sealed record CodeBlock(string Path, int Line, string Code)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}:{Line}");

    public static IReadOnlyList<CodeBlock> In(string path)
    {
        var blocks = new List<CodeBlock>();
        List<string>? open = null;
        var lines = Repository.ReadLines(path);
        for (var index = 0; index < lines.Length; index++)
        {
            if (open is null && lines[index] is "```csharp")
            {
                open = [];
            }
            else if (open is not null && lines[index] is "```")
            {
                blocks.Add(new CodeBlock(path, index - open.Count + 1, string.Join('\n', open)));
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
