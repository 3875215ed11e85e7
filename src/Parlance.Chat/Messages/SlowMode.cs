using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Messages;

/// <summary>
/// How fast one member may write where a moderator has slowed a conversation down, and the SQL of <c>slow_sends</c>. It is asked under the lock of the
/// conversation's row, so that of two messages at once one waits. To leave, to delete or to come back makes nobody faster.
/// </summary>
internal static class SlowMode
{
    /// <summary>Takes this member's turn.</summary>
    /// <exception cref="ChatError"><c>slow_mode</c>, with the time that it takes.</exception>
    public static async Task TakeTurnAsync(DbSession db, Place place, DateTimeOffset now)
    {
        if (place.SlowSeconds is 0 || place.EffectiveRole >= MemberRole.Moderator)
        {
            return;
        }

        var args = new { place.Conversation, place.Person, now };
        var last = await db.FindAsync<DateTimeOffset?>("SELECT sent_at FROM slow_sends WHERE conversation_id = @Conversation AND user_id = @Person", args);
        var pause = TimeSpan.FromSeconds(place.SlowSeconds);
        if (last is { } at && at + pause > now)
        {
            // A clock that was set back keeps nobody longer than the pause.
            throw ChatError.SlowMode(at + pause - now < pause ? at + pause - now : pause);
        }

        await db.ExecuteAsync(
            """
            INSERT INTO slow_sends (conversation_id, user_id, sent_at) VALUES (@Conversation, @Person, @now)
            ON CONFLICT (conversation_id, user_id) DO UPDATE SET sent_at = excluded.sent_at
            """,
            args);
    }

    public static Task<int> DeleteAsync(DbSession db, UserId user) => db.ExecuteAsync("DELETE FROM slow_sends WHERE user_id = @user", new { user });
}
