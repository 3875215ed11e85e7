using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;
using Parlance.Chat.Messages;
using Parlance.Chat.Messages.Pins;
using Parlance.Chat.Messages.Threads;
using Parlance.Chat.Polls;
using Parlance.Chat.Search.Index;

namespace Parlance.Chat.Retention;

/// <summary>
/// Takes away all that messages are, in the tables of every feature that has something of them, and leaves their places: histories have no gaps, nobody
/// counts them as unread, and every client hears of it as of any other change. Copies of them elsewhere wait for their own turn, since that is under the lock of another conversation.
/// </summary>
internal sealed class Purging(FeedPublisher feeds, DueWork due, TimeProvider clock)
{
    public async Task PurgeAsync(DbSession db, Conversation conversation, IReadOnlyList<Message> messages)
    {
        var open = messages.Where(message => !message.Purged).ToList();
        if (open.Count is 0)
        {
            return;
        }

        var args = new { conversation.Id, seqs = DbList.Of(open.Select(message => message.Seq)), now = clock.GetUtcNow() };
        foreach (var message in open.Where(message => message.DeletedAt is null))
        {
            await MessageIndex.RemoveAsync(db, message);
        }

        foreach (var table in new[] { "message_edits", "mentions", "reactions", "held_texts", "preview_uses", "preview_removals" })
        {
            await db.ExecuteAsync($"DELETE FROM {table} WHERE conversation_id = @Id AND seq IN @seqs", args);
        }

        await db.ExecuteAsync("UPDATE purge SET left_over = left_over + @Count WHERE id = 1", new { open.Count });
        await EmptyAsync(db, conversation, open);
        // Whoever copies one of these at the same time holds its row until they are done: what they have made is seen from here on.
        await db.ExecuteAsync("UPDATE reports SET evidence = '' WHERE conversation_id = @Id AND seq IN @seqs", args);
        await PurgeQueue.AddCopiesAsync(db, conversation.Id, open.Select(message => message.Seq));
        foreach (var message in open)
        {
            await PollWork.ForgetAsync(db, due, message, clock.GetUtcNow());
        }
    }

    private async Task EmptyAsync(DbSession db, Conversation conversation, List<Message> open)
    {
        var rev = await ConversationStore.NextRevAsync(db, conversation.Id);
        var empty = open.ConvertAll(message => message.Emptied(message.DeletedAt ?? clock.GetUtcNow(), message.DeletedBy) with { Purged = true, Rev = rev });
        var args = new { conversation.Id, seqs = DbList.Of(empty.Select(message => message.Seq)), rev, now = clock.GetUtcNow(), mentions = Mentions.None };
        await db.ExecuteAsync(
            """
            UPDATE messages SET rev = @rev, text = '', plain = '', links = '', previews = NULL, poll = NULL, mentions = @mentions, forwarded_author = NULL, forwarded_at = NULL,
                forwarded_from = NULL, forwarded_seq = NULL, copied_from = NULL, copied_seq = NULL, deleted_at = COALESCE(deleted_at, @now), purged = 1
            WHERE conversation_id = @Id AND seq IN @seqs
            """,
            args);
        var pins = await db.QueryAsync<Pin>(
            $"UPDATE pins SET removed = 1, rev = @rev WHERE conversation_id = @Id AND seq IN @seqs AND removed = 0 RETURNING {PinStore.Columns}", args);
        var rows = empty.ToDictionary(message => message.Seq);
        // Those that were deleted have left their threads already.
        foreach (var thread in open.Where(message => message.DeletedAt is null && message.Thread is not null).GroupBy(message => message.Thread))
        {
            if (await ThreadStore.LeaveAsync(db, thread.First() with { Rev = rev }, thread.Count()) is { } root)
            {
                rows[root.Seq] = root;
            }
        }

        var told = rows.Keys.Min() < conversation.MaxVisibleFrom ? null : new List<FeedRow>([.. rows.Values.Select(MessageRow.Of), .. pins.Select(PinRow.Of)]);
        feeds.Tell(db, new(FeedName.Of(conversation.Id), rev, told));
    }
}
