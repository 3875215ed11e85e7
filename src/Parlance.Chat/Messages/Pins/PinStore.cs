using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Messages.Pins;

/// <summary>The SQL of <c>pins</c>.</summary>
internal static class PinStore
{
    public const string Columns = "seq, user_id, at, removed, rev";

    public static Task<Pin?> FindAsync(DbSession db, ConversationId conversation, long seq) => db.FindAsync<Pin>(
        $"SELECT {Columns} FROM pins WHERE conversation_id = @conversation AND seq = @seq", new { conversation, seq });

    /// <summary>Whether there are as many as there may be, whoever may see them.</summary>
    public static async Task<bool> IsFullAsync(DbSession db, ConversationId conversation) => await db.ScalarAsync<long>(
        // Every rev is above nothing: that names the index of those that are up.
        $"SELECT COUNT(*) FROM (SELECT rev FROM pins WHERE conversation_id = @conversation AND removed = 0 AND rev > 0 ORDER BY rev LIMIT {PinLimits.PinsMax}) counted",
        new { conversation }) >= PinLimits.PinsMax;

    /// <summary>Those that are up and that this person may see, the newest first.</summary>
    public static Task<IReadOnlyList<Pin>> UpAsync(DbSession db, Place place, long before, int take) => db.QueryAsync<Pin>(
        $"""
        SELECT {Columns} FROM pins WHERE conversation_id = @Conversation AND removed = 0 AND rev < @before AND seq >= @VisibleFrom
        ORDER BY rev DESC LIMIT @take
        """,
        new { place.Conversation, place.VisibleFrom, before, take });

    public static Task<int> PutAsync(DbSession db, ConversationId conversation, Pin row) => db.ExecuteAsync(
        """
        INSERT INTO pins (conversation_id, seq, user_id, at, removed, rev) VALUES (@conversation, @Seq, @UserId, @At, @Removed, @Rev)
        ON CONFLICT (conversation_id, seq) DO UPDATE SET user_id = excluded.user_id, at = excluded.at, removed = excluded.removed, rev = excluded.rev
        """,
        new { conversation, row.Seq, row.UserId, row.At, row.Removed, row.Rev });

    /// <summary>Takes a message down that is gone, in the revision in which it goes. Null if it was not up.</summary>
    public static Task<Pin?> TakeDownAsync(DbSession db, Message gone) => db.FindAsync<Pin>(
        $"UPDATE pins SET removed = 1, rev = @Rev WHERE conversation_id = @ConversationId AND seq = @Seq AND removed = 0 RETURNING {Columns}",
        new { gone.ConversationId, gone.Seq, gone.Rev });
}
