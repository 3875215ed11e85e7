using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Contacts;

/// <summary>The SQL of <c>contacts</c>.</summary>
internal static class ContactStore
{
    public const string Columns = "user_id, other_id, state, note, at, refused_at, rev";

    public static Task<Contact?> FindAsync(DbSession db, UserId user, UserId other) => db.FindAsync<Contact>(
        $"SELECT {Columns} FROM contacts WHERE user_id = @user AND other_id = @other", new { user, other });

    /// <summary>How many somebody has, requests included.</summary>
    public static Task<long> CountAsync(DbSession db, UserId user) => db.ScalarAsync<long>(
        "SELECT COUNT(*) FROM contacts WHERE user_id = @user AND state <> @Removed", new { user, ContactState.Removed });

    /// <summary>All that somebody has.</summary>
    public static Task<IReadOnlyList<Contact>> OfAsync(DbSession db, UserId user) => db.QueryAsync<Contact>(
        $"SELECT {Columns} FROM contacts WHERE user_id = @user AND state <> @Removed ORDER BY other_id", new { user, ContactState.Removed });

    /// <summary>Writes the row, new or not.</summary>
    public static Task<int> PutAsync(DbSession db, Contact row) => db.ExecuteAsync(
        $"""
        INSERT INTO contacts ({Columns}) VALUES (@UserId, @OtherId, @State, @Note, @At, @RefusedAt, @Rev)
        ON CONFLICT (user_id, other_id) DO UPDATE SET state = excluded.state, note = excluded.note, at = excluded.at,
            refused_at = excluded.refused_at, rev = excluded.rev
        """,
        row);
}
