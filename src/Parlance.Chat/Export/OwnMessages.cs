using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Polls;

namespace Parlance.Chat.Export;

/// <summary>Reads what one person wrote in a conversation, a part at a time.</summary>
internal static class OwnMessages
{
    /// <summary>The numbers of all their messages that are not deleted, in order. A forwarded one is its author's, and not theirs.</summary>
    public static async Task<IReadOnlyList<long>> SeqsAsync(DbSession db, ConversationId conversation, UserId author)
    {
        // The index is in the order of client ids: numbers are few bytes each, and are put in order here.
        var seqs = await db.QueryAsync<long>(
            "SELECT seq FROM messages WHERE conversation_id = @conversation AND author_id = @author AND deleted_at IS NULL AND forwarded_author IS NULL",
            new { conversation, author });
        return [.. seqs.Order()];
    }

    /// <summary>Those messages of theirs that are still there.</summary>
    public static async Task<IReadOnlyList<ExportedMessage>> ReadAsync(DbSession db, ConversationId conversation, UserId author, IReadOnlyList<long> seqs)
    {
        var args = new { conversation, author, seqs = DbList.Of(seqs) };
        var rows = await db.QueryAsync<Row>(
            """
            SELECT seq, created_at, edited_at, text, reply_to, thread, poll FROM messages
            WHERE conversation_id = @conversation AND seq IN @seqs AND author_id = @author AND deleted_at IS NULL ORDER BY seq
            """,
            args);
        var edits = await db.QueryAsync<Edit>("SELECT seq, text, written_at FROM message_edits WHERE conversation_id = @conversation AND seq IN @seqs ORDER BY seq, number", args);
        var before = edits.ToLookup(edit => edit.Seq, edit => new ExportedMessage.Earlier(edit.Text, edit.WrittenAt));
        return [.. rows.Select(row => new ExportedMessage(
            row.Seq, row.CreatedAt, row.Text, row.EditedAt, row.ReplyTo, row.Thread, row.Poll, before.Contains(row.Seq) ? [.. before[row.Seq]] : null))];
    }

    private sealed record Row
    {
        public long Seq { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? EditedAt { get; init; }

        public string Text { get; init; } = "";

        public long? ReplyTo { get; init; }

        public long? Thread { get; init; }

        public Poll? Poll { get; init; }
    }

    private sealed record Edit
    {
        public long Seq { get; init; }

        public string Text { get; init; } = "";

        public DateTimeOffset WrittenAt { get; init; }
    }
}
