using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Previews;

/// <summary>The SQL of what messages show of their links.</summary>
internal static class PreviewStore
{
    /// <summary>Writes what a message shows, in a revision of its conversation.</summary>
    public static async Task<Message> PutAsync(DbSession db, Message message, IReadOnlyList<PreviewCard> cards)
    {
        var changed = message with { Previews = PreviewCard.Write(cards), Rev = await ConversationStore.NextRevAsync(db, message.ConversationId) };
        await db.ExecuteAsync("UPDATE messages SET previews = @Previews, rev = @Rev WHERE conversation_id = @ConversationId AND seq = @Seq", changed);
        await UseAsync(db, message, cards);
        return changed;
    }

    /// <summary>Notes which pictures a message shows.</summary>
    public static async Task UseAsync(DbSession db, Message message, IReadOnlyList<PreviewCard> cards)
    {
        await db.ExecuteAsync("DELETE FROM preview_uses WHERE conversation_id = @ConversationId AND seq = @Seq", new { message.ConversationId, message.Seq });
        foreach (var image in cards.Select(card => card.Image?.Hash).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await db.ExecuteAsync(
                "INSERT INTO preview_uses (conversation_id, seq, image_id) VALUES (@ConversationId, @Seq, @image)",
                new { message.ConversationId, message.Seq, image = Convert.FromHexString(image) });
        }
    }

    /// <summary>The keys of what was taken away from a message.</summary>
    public static async Task<IReadOnlySet<string>> RemovedAsync(DbSession db, ConversationId conversation, long seq) =>
        (await db.QueryAsync<byte[]>("SELECT key FROM preview_removals WHERE conversation_id = @conversation AND seq = @seq", new { conversation, seq }))
        .Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);

    public static Task<int> RemoveAsync(DbSession db, Message message, string url) => db.ExecuteAsync(
        "INSERT INTO preview_removals (conversation_id, seq, key) VALUES (@ConversationId, @Seq, @key) ON CONFLICT DO NOTHING",
        new { message.ConversationId, message.Seq, key = PreviewCard.KeyOf(url) });

    /// <summary>Leaves nothing of what a message showed.</summary>
    public static async Task ForgetAsync(DbSession db, Message message)
    {
        foreach (var table in new[] { "preview_uses", "preview_removals" })
        {
            await db.ExecuteAsync($"DELETE FROM {table} WHERE conversation_id = @ConversationId AND seq = @Seq", new { message.ConversationId, message.Seq });
        }
    }
}
