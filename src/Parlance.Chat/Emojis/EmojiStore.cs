using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Emojis;

/// <summary>The SQL of <c>custom_emoji</c>.</summary>
internal static class EmojiStore
{
    public const string Columns = "name, image_id, type, width, height, added_by, added_at, removed, rev";

    public static Task<CustomEmoji?> FindAsync(DbSession db, string name) =>
        db.FindAsync<CustomEmoji>($"SELECT {Columns} FROM custom_emoji WHERE name = @name", new { name });

    /// <summary>Whether there is one of this name now.</summary>
    public static async Task<bool> IsThereAsync(DbSession db, string name) =>
        await db.FindAsync<int?>("SELECT 1 FROM custom_emoji WHERE name = @name AND removed = 0", new { name }) is not null;

    /// <summary>Those that there are now, after a name.</summary>
    public static Task<IReadOnlyList<CustomEmoji>> ListAsync(DbSession db, string after, int take) =>
        db.QueryAsync<CustomEmoji>($"SELECT {Columns} FROM custom_emoji WHERE name > @after AND removed = 0 ORDER BY name LIMIT @take", new { after, take });

    /// <summary>Those that somebody has added, and that are there.</summary>
    public static Task<IReadOnlyList<CustomEmoji>> OfAsync(DbSession db, UserId user) =>
        db.QueryAsync<CustomEmoji>($"SELECT {Columns} FROM custom_emoji WHERE added_by = @user AND removed = 0 ORDER BY name", new { user });

    public static Task<byte[]?> PictureAsync(DbSession db, string name) => db.FindAsync<byte[]>("SELECT content FROM custom_emoji WHERE name = @name", new { name });

    /// <summary>How many there are, and how many names were ever used.</summary>
    public static async Task<(long There, long Ever)> CountAsync(DbSession db) => (
        await db.ScalarAsync<long>("SELECT COUNT(*) FROM custom_emoji WHERE removed = 0"),
        await db.ScalarAsync<long>("SELECT COUNT(*) FROM custom_emoji"));

    /// <summary>Writes one, in the place of one of the same name that is gone.</summary>
    public static Task<int> PutAsync(DbSession db, CustomEmoji row, byte[] content) => db.ExecuteAsync(
        $"""
        INSERT INTO custom_emoji ({Columns}, content) VALUES (@Name, @ImageId, @Type, @Width, @Height, @AddedBy, @AddedAt, @Removed, @Rev, @content)
        ON CONFLICT (name) DO UPDATE SET image_id = excluded.image_id, type = excluded.type, width = excluded.width, height = excluded.height,
            added_by = excluded.added_by, added_at = excluded.added_at, removed = excluded.removed, rev = excluded.rev, content = excluded.content
        """,
        new { row.Name, row.ImageId, row.Type, row.Width, row.Height, row.AddedBy, row.AddedAt, row.Removed, row.Rev, content });
}
