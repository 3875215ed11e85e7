using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;
using Parlance.Chat.Retention.Holds;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Retention;

/// <summary>Some messages of one conversation, in one revision of its feed.</summary>
internal sealed class PurgeBatch(Purging purging, TimeProvider clock)
{
    /// <param name="Purged">How many messages went.</param>
    /// <param name="IsMore">Whether there may be others.</param>
    public sealed record Step(int Purged, bool IsMore);

    /// <summary>The oldest of a conversation that are not purged yet, as far as they are older than they are kept.</summary>
    public async Task<Step> NextAsync(DbSession db, ConversationId id)
    {
        var conversation = await LockAsync(db, id);
        if (await CutoffAsync(db, conversation) is not { } cutoff || await HoldStore.IsHeldAsync(db, id))
        {
            return new(0, IsMore: false);
        }

        var from = await db.ScalarAsync<long>("SELECT purged_to FROM conversations WHERE id = @id", new { id });
        var messages = await ReadAsync(db, "seq > @from AND seq <= @to", new { id, from, to = from + RetentionLimits.BatchMax });
        // In the order of their places: where the clock was set back, those behind one that is too young wait for it.
        var old = messages.TakeWhile(message => message.CreatedAt < cutoff).ToList();
        if (old.Count is 0)
        {
            return new(0, IsMore: false);
        }

        var (held, free) = await SplitAsync(db, old);
        await PurgeQueue.AddAsync(db, id, held.Select(message => message.Seq));
        await purging.PurgeAsync(db, conversation, free);
        await db.ExecuteAsync("UPDATE conversations SET purged_to = @to WHERE id = @id", new { id, to = old[^1].Seq });
        return new(free.Count, old.Count == RetentionLimits.BatchMax);
    }

    /// <summary>Those of a conversation that wait by themselves, as far as nobody holds them.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> QueuedAsync(DbSession db, ConversationId id, IReadOnlyList<Queued> queued)
    {
        var conversation = await LockAsync(db, id);
        if (await HoldStore.IsHeldAsync(db, id))
        {
            return 0;
        }

        var cutoff = await CutoffAsync(db, conversation);
        var copies = queued.Where(item => item.IsCopy).Select(item => item.Seq).ToHashSet();
        var messages = await ReadAsync(db, "seq IN @seqs", new { id, seqs = DbList.Of(queued.Select(item => item.Seq)) });
        // It may be kept for longer meanwhile.
        var due = messages.Where(message => copies.Contains(message.Seq) || message.CreatedAt < cutoff).ToList();
        var (_, free) = await SplitAsync(db, due);
        await purging.PurgeAsync(db, conversation, free);
        await PurgeQueue.RemoveAsync(db, id, free.Select(message => message.Seq));
        return free.Count;
    }

    private static async Task<Conversation> LockAsync(DbSession db, ConversationId id) => (await db.FindLockedAsync<Conversation>(
        "SELECT 1 FROM conversations WHERE id = @id FOR NO KEY UPDATE", $"SELECT {ConversationStore.Columns} FROM conversations WHERE id = @id", new { id }))!;

    private async Task<DateTimeOffset?> CutoffAsync(DbSession db, Conversation conversation) =>
        RetentionRule.Of(conversation, (await SettingsStore.CurrentAsync(db)).RetentionDays) is { } days ? clock.GetUtcNow().AddDays(-days) : null;

    private static async Task<IReadOnlyList<Message>> ReadAsync(DbSession db, string which, object args) => await db.QueryAsync<Message>(
        $"SELECT {MessageStore.Columns} FROM messages WHERE conversation_id = @id AND {which} ORDER BY seq", args);

    private static async Task<(IReadOnlyList<Message> Held, IReadOnlyList<Message> Free)> SplitAsync(DbSession db, IReadOnlyList<Message> messages)
    {
        var authors = await HoldStore.HeldAmongAsync(db, messages.Select(message => message.AuthorId).Distinct());
        var byHold = messages.ToLookup(message => authors.Contains(message.AuthorId));
        return ([.. byHold[true]], [.. byHold[false]]);
    }
}
