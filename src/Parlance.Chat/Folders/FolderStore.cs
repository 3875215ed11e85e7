using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Folders;

/// <summary>The SQL of <c>folders</c> and <c>folder_places</c>.</summary>
internal static class FolderStore
{
    public const string Columns = "id, name, emoji, position, removed, rev";
    public const string PlaceColumns = "conversation_id, favourite, folder_id, position, rev";

    /// <summary>All that somebody has, in their order.</summary>
    public static Task<IReadOnlyList<Folder>> OfAsync(DbSession db, UserId user) => db.QueryAsync<Folder>(
        $"SELECT {Columns} FROM folders WHERE user_id = @user AND removed = 0 ORDER BY position, id", new { user });

    public static Task<Folder?> FindAsync(DbSession db, UserId user, Guid id) => db.FindAsync<Folder>(
        $"SELECT {Columns} FROM folders WHERE user_id = @user AND id = @id", new { user, id });

    /// <summary>How many there ever were.</summary>
    public static Task<long> CountEverAsync(DbSession db, UserId user) => db.ScalarAsync<long>("SELECT COUNT(*) FROM folders WHERE user_id = @user", new { user });

    /// <summary>All conversations that stand somewhere, in the order of each list.</summary>
    public static Task<IReadOnlyList<FolderPlace>> PlacesOfAsync(DbSession db, UserId user) => db.QueryAsync<FolderPlace>(
        $"""
        SELECT {PlaceColumns} FROM folder_places WHERE user_id = @user AND (favourite = 1 OR folder_id IS NOT NULL)
        ORDER BY favourite DESC, folder_id, position, conversation_id
        """,
        new { user });

    public static Task<FolderPlace?> FindPlaceAsync(DbSession db, UserId user, ConversationId conversation) => db.FindAsync<FolderPlace>(
        $"SELECT {PlaceColumns} FROM folder_places WHERE user_id = @user AND conversation_id = @conversation", new { user, conversation });

    /// <summary>Writes the row, new or not.</summary>
    public static Task<int> PutAsync(DbSession db, UserId user, Folder row) => db.ExecuteAsync(
        $"""
        INSERT INTO folders (user_id, {Columns}) VALUES (@user, @Id, @Name, @Emoji, @Position, @Removed, @Rev)
        ON CONFLICT (user_id, id) DO UPDATE SET name = excluded.name, emoji = excluded.emoji, position = excluded.position, removed = excluded.removed, rev = excluded.rev
        """,
        new { user, row.Id, row.Name, row.Emoji, row.Position, row.Removed, row.Rev });

    /// <summary>Writes the row, new or not.</summary>
    public static Task<int> PutAsync(DbSession db, UserId user, FolderPlace row) => db.ExecuteAsync(
        $"""
        INSERT INTO folder_places (user_id, {PlaceColumns}) VALUES (@user, @ConversationId, @Favourite, @FolderId, @Position, @Rev)
        ON CONFLICT (user_id, conversation_id) DO UPDATE SET
            favourite = excluded.favourite, folder_id = excluded.folder_id, position = excluded.position, rev = excluded.rev
        """,
        new { user, row.ConversationId, row.Favourite, row.FolderId, row.Position, row.Rev });
}
