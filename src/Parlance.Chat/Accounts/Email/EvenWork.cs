using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Email;

/// <summary>
/// Costs what a write costs and leaves nothing, for where one outcome writes and another has nothing to write: the time of an answer must not tell
/// which accounts there are. A transaction that wrote nothing would not wait for the disk.
/// </summary>
internal static class EvenWork
{
    public static async Task WriteAsync(DbSession db, TimeProvider clock)
    {
        var row = new { id = Guid.CreateVersion7(clock.GetUtcNow()), now = clock.GetUtcNow() };
        await db.ExecuteAsync(
            "INSERT INTO challenges (id, purpose, user_id, token_mac, sealed_state, attempts_left, expires_at) VALUES (@id, 'even', NULL, @id, @id, 0, @now)",
            row);
        await db.ExecuteAsync("DELETE FROM challenges WHERE id = @id", row);
    }
}
