using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Folders;

/// <summary>Where somebody has put a conversation, in their own feed.</summary>
/// <param name="Conversation">Which.</param>
/// <param name="Favourite">Whether it is among the favourites.</param>
/// <param name="Folder">The folder that it is in; null for none.</param>
/// <param name="Position">In its list they are shown by it, the lowest first.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record PlaceRow(ConversationId Conversation, bool Favourite, Guid? Folder, long Position, long Rev) : FeedRow(Rev)
{
    public static PlaceRow Of(FolderPlace row) => new(row.ConversationId, row.Favourite, row.FolderId, row.Position, row.Rev);
}
