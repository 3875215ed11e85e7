using Parlance.Chat.Conversations;

namespace Parlance.Chat.Folders;

/// <summary>A row of <c>folder_places</c>, of one user.</summary>
internal sealed record FolderPlace
{
    public ConversationId ConversationId { get; init; }

    public bool Favourite { get; init; }

    public Guid? FolderId { get; init; }

    public long Position { get; init; }

    public long Rev { get; init; }

    /// <summary>Whether it stands anywhere.</summary>
    public bool IsSomewhere => Favourite || FolderId is not null;

    /// <summary>Whether both stand in one list.</summary>
    public bool IsBeside(FolderPlace other) => Favourite == other.Favourite && FolderId == other.FolderId;
}
