using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Messages.Pins;
using Parlance.Chat.Messages.Text;
using Parlance.Chat.Messages.Threads;
using Parlance.Chat.Search.Index;

namespace Parlance.Chat.Messages;

/// <summary>
/// The one way in which messages come to be and change. Everything happens under the lock of the conversation's row, in the caller's transaction:
/// a seq is taken with its message or not at all, so that there are no gaps, and what came first has the lower one for every reader.
/// </summary>
internal sealed class MessageLog(FeedPublisher feeds, TimeProvider clock)
{
    /// <summary>What somebody wants to say.</summary>
    /// <param name="ClientId">Made by the client, unique for the author and the conversation for ever.</param>
    /// <param name="Text">As written.</param>
    /// <param name="Parsed">The same, read.</param>
    /// <param name="ReplyTo">The seq of the message that it answers.</param>
    /// <param name="Silent">Whether it is to interrupt nobody.</param>
    /// <param name="Origin">Where it comes from, if it is forwarded.</param>
    /// <param name="Thread">The seq of the message in whose thread it is said.</param>
    /// <param name="Also">Whether what is said in a thread is said in the conversation too.</param>
    public sealed record Draft(Guid ClientId, string Text, MessageText Parsed, long? ReplyTo, bool Silent, Origin? Origin = null, long? Thread = null, bool Also = false);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Appends a message with the next seq and rev. The place was read with the row's lock, and its owner may write.</summary>
    public async Task<Message> AppendAsync(DbSession db, Place place, Draft draft)
    {
        await SlowMode.TakeTurnAsync(db, place, clock.GetUtcNow());
        var answered = draft.ReplyTo is { } seq ? await MessageStore.RequireAsync(db, place, seq) : null;
        var root = draft.Thread is { } thread ? await ThreadStore.RequireOpenAsync(db, place, thread) : null;
        if (root is not null && answered is not null && answered.Seq != root.Seq && answered.Thread != root.Seq)
        {
            throw ChatError.Invalid("replyTo", "a message of the same thread");
        }

        var mentions = await MentionStore.ResolveAsync(db, place, draft.Parsed);
        var message = await MessageStore.AppendAsync(db, new Message
        {
            ConversationId = place.Conversation,
            AuthorId = place.Person,
            ClientId = draft.ClientId,
            Text = draft.Text,
            Plain = draft.Parsed.Plain,
            Links = string.Join('\n', draft.Parsed.Links),
            Mentions = mentions,
            ReplyTo = draft.ReplyTo,
            Silent = draft.Silent,
            ForwardedAuthor = draft.Origin?.Author,
            ForwardedAt = draft.Origin?.At,
            ForwardedFrom = draft.Origin?.Conversation,
            ForwardedSeq = draft.Origin?.Seq,
            Thread = root?.Seq,
            Aside = root is not null && !draft.Also,
            CreatedAt = clock.GetUtcNow(),
        });
        await MentionStore.InsertAsync(db, message);
        await MessageIndex.AddAsync(db, message);
        if (root is null)
        {
            Tell(db, place, message.Seq, message.Rev, MessageRow.Of(message));
        }
        else
        {
            Tell(db, place, root.Seq, message.Rev, MessageRow.Of(message), MessageRow.Of(await ThreadStore.JoinAsync(db, root, message)));
            await Followers.JoinAsync(db, feeds, root, message);
        }

        return message;
    }

    /// <summary>
    /// Gives a message another text. What it said before is kept: what it said at first for as long as it is there, so that nobody writes so often that
    /// it goes, and of the texts between, the newest. A program may so go on to write how far it is.
    /// </summary>
    public async Task<Message> EditAsync(DbSession db, Place place, Message message, string text, MessageText parsed)
    {
        await db.ExecuteAsync(
            """
            INSERT INTO message_edits (conversation_id, seq, number, text, written_at)
            SELECT @ConversationId, @Seq, COALESCE(MAX(number), 0) + 1, @Text, @writtenAt FROM message_edits WHERE conversation_id = @ConversationId AND seq = @Seq
            """,
            new { message.ConversationId, message.Seq, message.Text, writtenAt = message.EditedAt ?? message.CreatedAt });
        await db.ExecuteAsync(
            """
            DELETE FROM message_edits WHERE conversation_id = @ConversationId AND seq = @Seq AND number > 1
                AND number <= (SELECT MAX(number) - @between FROM message_edits WHERE conversation_id = @ConversationId AND seq = @Seq)
            """,
            new { message.ConversationId, message.Seq, between = MessageLimits.EditsMax - 1 });
        return await PutAsync(db, place, message, message with
        {
            Text = text,
            Plain = parsed.Plain,
            Links = string.Join('\n', parsed.Links),
            Mentions = await MentionStore.ResolveAsync(db, place, parsed),
            EditedAt = clock.GetUtcNow(),
        });
    }

    /// <summary>Leaves nothing of a message but its place.</summary>
    public async Task<Message> DeleteAsync(DbSession db, Place place, Message message, UserId by)
    {
        await db.ExecuteAsync("DELETE FROM message_edits WHERE conversation_id = @ConversationId AND seq = @Seq", new { message.ConversationId, message.Seq });
        return await PutAsync(db, place, message, message with
        {
            Text = "",
            Plain = "",
            Links = "",
            Mentions = Mentions.None,
            ForwardedAuthor = null,
            ForwardedAt = null,
            ForwardedFrom = null,
            ForwardedSeq = null,
            DeletedAt = clock.GetUtcNow(),
            DeletedBy = by,
        });
    }

    /// <summary>Tells of rows that belong to a message. Where members may not read messages so old, all are told only that something has changed.</summary>
    public void Tell(DbSession db, Place place, long seq, long rev, params IReadOnlyList<FeedRow> rows) =>
        feeds.Tell(db, new(FeedName.Of(place.Conversation), rev, seq < place.MaxVisibleFrom ? null : rows));

    private async Task<Message> PutAsync(DbSession db, Place place, Message before, Message message)
    {
        var changed = message with { Rev = await ConversationStore.NextRevAsync(db, place.Conversation) };
        await MessageStore.UpdateAsync(db, changed);
        await MentionStore.DeleteAsync(db, changed);
        await MentionStore.InsertAsync(db, changed);
        await MessageIndex.ReplaceAsync(db, before, changed);
        var unpinned = changed.DeletedAt is null ? null : await PinStore.TakeDownAsync(db, changed);
        var root = changed.DeletedAt is null ? null : await ThreadStore.LeaveAsync(db, changed);
        var rows = new FeedRow?[] { MessageRow.Of(changed), unpinned is null ? null : PinRow.Of(unpinned), root is null ? null : MessageRow.Of(root) };
        Tell(db, place, root?.Seq ?? changed.Seq, changed.Rev, [.. rows.OfType<FeedRow>()]);
        return changed;
    }
}
