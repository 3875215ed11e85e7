using System.Runtime.CompilerServices;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>The table that was written by hand, in permissions.txt.</summary>
internal static class PermissionTable
{
    public static IReadOnlyList<Row> Read()
    {
        var rows = new List<Row>();
        var (kind, roles) = ("", Array.Empty<string>());
        foreach (var line in File.ReadLines(Path.Combine(SourceFolder(), "permissions.txt")).Where(line => line.Length > 0 && line[0] is not '#'))
        {
            var words = line[NameChars..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line[0] is '[')
            {
                (kind, roles) = (line[..NameChars].Trim().Trim('[', ']'), words);
                continue;
            }

            Assert.Equal(roles.Length, words.Length);
            rows.Add(new(kind, line[..NameChars].TrimEnd(), [.. roles.Zip(words, (role, word) => new Cell(role, word))]));
        }

        return rows;
    }

    private const int NameChars = 30;

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    /// <param name="Kind">Of the conversation; <c>server</c> for what is done in none.</param>
    /// <param name="Name">That of the operation.</param>
    /// <param name="Cells">What is expected, by role.</param>
    internal sealed record Row(string Kind, string Name, IReadOnlyList<Cell> Cells);

    internal sealed record Cell(string Role, string Expected);
}
