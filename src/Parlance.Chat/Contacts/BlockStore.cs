using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Contacts;

/// <summary>The SQL of <c>blocks</c>, as far as their owner is concerned. Others ask <see cref="Blocks"/>.</summary>
internal static class BlockStore
{
    public const string Columns = "user_id, other_id, at, removed, rev";

    public static Task<Block?> FindAsync(DbSession db, UserId user, UserId other) => db.FindAsync<Block>(
        $"SELECT {Columns} FROM blocks WHERE user_id = @user AND other_id = @other", new { user, other });

    public static Task<long> CountAsync(DbSession db, UserId user) => db.ScalarAsync<long>(
        "SELECT COUNT(*) FROM blocks WHERE user_id = @user AND removed = 0", new { user });

    /// <summary>All whom somebody has blocked.</summary>
    public static Task<IReadOnlyList<Block>> OfAsync(DbSession db, UserId user) => db.QueryAsync<Block>(
        $"SELECT {Columns} FROM blocks WHERE user_id = @user AND removed = 0 ORDER BY other_id", new { user });

    /// <summary>Writes the row, new or not.</summary>
    public static Task<int> PutAsync(DbSession db, Block row) => db.ExecuteAsync(
        $"""
        INSERT INTO blocks ({Columns}) VALUES (@UserId, @OtherId, @At, @Removed, @Rev)
        ON CONFLICT (user_id, other_id) DO UPDATE SET at = excluded.at, removed = excluded.removed, rev = excluded.rev
        """,
        row);
}
