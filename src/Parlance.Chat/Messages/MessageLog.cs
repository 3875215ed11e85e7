using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;
using Parlance.Chat.Filters;
using Parlance.Chat.Messages.Pins;
using Parlance.Chat.Messages.Text;
using Parlance.Chat.Messages.Threads;
using Parlance.Chat.Polls;
using Parlance.Chat.Previews;
using Parlance.Chat.Previews.Making;
using Parlance.Chat.Retention.Holds;
using Parlance.Chat.Search.Index;
using Parlance.Chat.Webhooks;

namespace Parlance.Chat.Messages;

/// <summary>
/// The one way in which messages come to be and change, and the one place where their texts are let in. Everything happens under the lock of the conversation's row, in the caller's transaction:
/// a seq is taken with its message or not at all, so that there are no gaps, and what came first has the lower one for every reader.
/// </summary>
internal sealed class MessageLog(FeedPublisher feeds, MessageFilters filters, FilterReports reports, MergeIndex index, DueWork due, TimeProvider clock)
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
    /// <param name="CopiedFrom">Where it was taken from, if it is forwarded: when that is purged, so is this.</param>
    /// <param name="CopiedSeq">Which message there.</param>
    /// <param name="Poll">What is asked with it.</param>
    public sealed record Draft(
        Guid ClientId,
        string Text,
        MessageText Parsed,
        long? ReplyTo,
        bool Silent,
        Origin? Origin = null,
        long? Thread = null,
        bool Also = false,
        ConversationId? CopiedFrom = null,
        long? CopiedSeq = null,
        Poll? Poll = null);

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

        var accepted = await filters.AcceptAsync(db, place, draft.Text, draft.Parsed, draft.Poll);
        var mentions = await MentionStore.ResolveAsync(db, place, accepted.Parsed);
        var message = await MessageStore.AppendAsync(db, new Message
        {
            ConversationId = place.Conversation,
            AuthorId = place.Person,
            ClientId = draft.ClientId,
            Text = accepted.Text,
            // It is found by what there is to choose from, too.
            Plain = Poll.Said(accepted.Poll, accepted.Parsed.Plain),
            Links = string.Join('\n', accepted.Parsed.Links),
            Mentions = mentions,
            ReplyTo = draft.ReplyTo,
            Silent = draft.Silent,
            ForwardedAuthor = draft.Origin?.Author,
            ForwardedAt = draft.Origin?.At,
            ForwardedFrom = draft.Origin?.Conversation,
            ForwardedSeq = draft.Origin?.Seq,
            CopiedFrom = draft.CopiedFrom,
            CopiedSeq = draft.CopiedSeq,
            Thread = root?.Seq,
            Aside = root is not null && !draft.Also,
            Poll = accepted.Poll,
            CreatedAt = clock.GetUtcNow(),
        });
        db.AfterCommit(index.Note);
        await MentionStore.InsertAsync(db, message);
        await reports.ReportAsync(db, place, message, accepted.Reports);
        await PreviewLaterAsync(db, message);
        await HookAsync(db, place, WebhookEvent.MessageSent, message.Seq);
        if (root is null)
        {
            Tell(db, place, message.Seq, message.Rev, MessageRow.Of(message));
        }
        else
        {
            Tell(db, place, root.Seq, message.Rev, MessageRow.Of(message), MessageRow.Of(await ThreadStore.JoinAsync(db, root, message)));
            await Followers.JoinAsync(db, feeds, root, message);
        }

        await PollWork.CloseLaterAsync(db, due, message);
        return message;
    }

    /// <summary>
    /// Gives a message another text. What it said before is kept: what it said at first for as long as it is there, so that nobody writes so often that
    /// it goes, and of the texts between, the newest; all of what somebody holds. A program may so go on to write how far it is.
    /// </summary>
    public async Task<Message> EditAsync(DbSession db, Place place, Message message, string text, MessageText parsed)
    {
        var accepted = await filters.AcceptAsync(db, place, text, parsed);
        if (string.Equals(message.Text, accepted.Text, StringComparison.Ordinal))
        {
            return message;
        }

        await db.ExecuteAsync(
            """
            INSERT INTO message_edits (conversation_id, seq, number, text, written_at)
            SELECT @ConversationId, @Seq, COALESCE(MAX(number), 0) + 1, @Text, @writtenAt FROM message_edits WHERE conversation_id = @ConversationId AND seq = @Seq
            """,
            new { message.ConversationId, message.Seq, message.Text, writtenAt = message.EditedAt ?? message.CreatedAt });
        await db.ExecuteAsync(
            $"""
            DELETE FROM message_edits WHERE conversation_id = @ConversationId AND seq = @Seq AND number > 1
                AND number <= (SELECT MAX(number) - @between FROM message_edits WHERE conversation_id = @ConversationId AND seq = @Seq) AND NOT ({HeldTexts.IsHeld})
            """,
            new { message.ConversationId, message.Seq, message.AuthorId, between = MessageLimits.EditsMax - 1 });
        // What is not linked any more is not shown any more; what is new comes later.
        var shown = PreviewCard.Parse(message.Previews).Where(card => accepted.Parsed.Links.Contains(card.Url, StringComparer.Ordinal)).ToList();
        var edited = await PutAsync(db, place, message, message with
        {
            Text = accepted.Text,
            Plain = Poll.Said(message.Poll, accepted.Parsed.Plain),
            Links = string.Join('\n', accepted.Parsed.Links),
            Previews = PreviewCard.Write(shown),
            Mentions = await MentionStore.ResolveAsync(db, place, accepted.Parsed),
            EditedAt = clock.GetUtcNow(),
        });
        await reports.ReportAsync(db, place, edited, accepted.Reports);
        if (message.Links.Length > 0)
        {
            await PreviewStore.UseAsync(db, edited, shown);
        }

        await PreviewLaterAsync(db, edited);
        await HookAsync(db, place, WebhookEvent.MessageEdited, edited.Seq);
        return edited;
    }

    /// <summary>Leaves nothing of a message but its place. What somebody holds is put by, out of sight.</summary>
    public async Task<Message> DeleteAsync(DbSession db, Place place, Message message, UserId by)
    {
        await HeldTexts.KeepAsync(db, message, clock.GetUtcNow());
        await db.ExecuteAsync("DELETE FROM message_edits WHERE conversation_id = @ConversationId AND seq = @Seq", new { message.ConversationId, message.Seq });
        if (message.Links.Length > 0)
        {
            await PreviewStore.ForgetAsync(db, message);
            await PreviewWork.DropAsync(db, message);
        }

        await HookAsync(db, place, WebhookEvent.MessageDeleted, message.Seq);
        var emptied = await PutAsync(db, place, message, message.Emptied(clock.GetUtcNow(), by));
        await PollWork.ForgetAsync(db, due, message, clock.GetUtcNow());
        return emptied;
    }

    /// <summary>Tells of rows that belong to a message. Where members may not read messages so old, all are told only that something has changed.</summary>
    public void Tell(DbSession db, Place place, long seq, long rev, params IReadOnlyList<FeedRow> rows) =>
        feeds.Tell(db, new(FeedName.Of(place.Conversation), rev, seq < place.MaxVisibleFrom ? null : rows));

    /// <summary>Has webhooks told of what was done to a message. Where there are none, it costs nothing.</summary>
    public Task HookAsync(DbSession db, Place place, WebhookEvent what, long seq, string? emoji = null) =>
        feeds.Webhooks.AddAsync(db, place.Conversation, place.Kind, new(what, seq, place.Person, emoji));

    /// <summary>Tells of a message that has changed without anybody who was asked.</summary>
    public void Tell(DbSession db, Conversation conversation, Message message) =>
        feeds.Tell(db, new(FeedName.Of(conversation.Id), message.Rev, message.Seq < conversation.MaxVisibleFrom ? null : [MessageRow.Of(message)]));

    // What is to interrupt nobody is not made larger either.
    private async Task PreviewLaterAsync(DbSession db, Message message)
    {
        if (message is { Links.Length: > 0, Silent: false })
        {
            await PreviewWork.PutAsync(db, due, message, clock.GetUtcNow());
        }
    }

    private async Task<Message> PutAsync(DbSession db, Place place, Message before, Message message)
    {
        var changed = message with { Rev = await ConversationStore.NextRevAsync(db, place.Conversation) };
        await MessageStore.UpdateAsync(db, changed);
        await MentionStore.DeleteAsync(db, changed);
        await MentionStore.InsertAsync(db, changed);
        await MessageIndex.ReplaceAsync(db, before, changed);
        db.AfterCommit(index.Note);
        var unpinned = changed.DeletedAt is null ? null : await PinStore.TakeDownAsync(db, changed);
        var root = changed.DeletedAt is null ? null : await ThreadStore.LeaveAsync(db, changed);
        var rows = new FeedRow?[] { MessageRow.Of(changed), unpinned is null ? null : PinRow.Of(unpinned), root is null ? null : MessageRow.Of(root) };
        Tell(db, place, root?.Seq ?? changed.Seq, changed.Rev, [.. rows.OfType<FeedRow>()]);
        return changed;
    }
}
