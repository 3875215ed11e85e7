using Parlance.Chat.Feeds;

namespace Parlance.Chat.Folders;

/// <summary>A folder into which somebody sorts conversations, in their own feed.</summary>
/// <param name="Id">The folder.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Emoji">What stands before the name; empty for nothing.</param>
/// <param name="Position">Folders are shown by it, the lowest first.</param>
/// <param name="Removed">Whether it is gone.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record FolderRow(Guid Id, string Name, string Emoji, long Position, bool Removed, long Rev) : FeedRow(Rev)
{
    public static FolderRow Of(Folder row) => new(row.Id, row.Name, row.Emoji, row.Position, row.Removed, row.Rev);
}
