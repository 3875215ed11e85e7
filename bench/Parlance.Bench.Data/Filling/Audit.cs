using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;
using Parlance.Chat.Messages.Text;
using Parlance.Chat.Polls;

namespace Parlance.Bench.Data.Filling;

/// <summary>What is true of every database that the product has written, whoever did what: its promises, as queries that find nothing.</summary>
internal static class Audit
{
    private const int TextsMax = 2_000;

    private static readonly (string Fault, string Sql)[] Contradictions =
    [
        ("a gap among the seqs, or a last seq that is not the last",
            """
            SELECT COUNT(*) FROM conversations c LEFT JOIN (SELECT conversation_id, COUNT(*) AS number, MIN(seq) AS low, MAX(seq) AS high FROM messages GROUP BY conversation_id) m
            ON m.conversation_id = c.id WHERE c.last_seq <> COALESCE(m.number, 0) OR m.low <> 1 OR m.high <> c.last_seq
            """),
        ("a conversation whose newest message has another time",
            "SELECT COUNT(*) FROM conversations c JOIN messages m ON m.conversation_id = c.id AND m.seq = c.last_seq WHERE c.last_message_at IS NULL OR c.last_message_at <> m.created_at"),
        ("a message above the head, below its seq, or older than the one before",
            """
            SELECT COUNT(*) FROM (SELECT m.seq, m.rev, m.created_at, c.rev AS head, LAG(m.created_at) OVER (PARTITION BY m.conversation_id ORDER BY m.seq) AS time_before
                FROM messages m JOIN conversations c ON c.id = m.conversation_id) x
            WHERE x.rev < x.seq OR x.rev > x.head OR x.created_at < x.time_before
            """),
        ("two changes with one rev",
            """
            SELECT COUNT(*) FROM (SELECT 1 AS twice FROM (SELECT conversation_id, rev FROM (SELECT DISTINCT conversation_id, rev, COALESCE(thread, seq) AS first FROM messages) t
                UNION ALL SELECT conversation_id, rev FROM reactions
                UNION ALL SELECT DISTINCT conversation_id, rev FROM members) x GROUP BY conversation_id, rev HAVING COUNT(*) > 1) y
            """),
        ("a thread of which its first message says something else",
            """
            SELECT COUNT(*) FROM messages r LEFT JOIN (SELECT conversation_id, thread, COUNT(*) AS number, MAX(seq) AS last FROM messages
                WHERE thread IS NOT NULL AND deleted_at IS NULL GROUP BY conversation_id, thread) t ON t.conversation_id = r.conversation_id AND t.thread = r.seq
            WHERE r.replies <> COALESCE(t.number, 0) OR (t.last IS NOT NULL AND (r.last_reply IS NULL OR r.last_reply <> t.last))
            """),
        ("a member or a reaction above the head",
            """
            SELECT COUNT(*) FROM conversations c WHERE c.row_rev < 1 OR c.row_rev > c.rev OR EXISTS (SELECT 1 FROM members m WHERE m.conversation_id = c.id AND m.rev > c.rev)
                OR EXISTS (SELECT 1 FROM reactions r WHERE r.conversation_id = c.id AND r.rev > c.rev)
            """),
        ("a wrong number of members, or nobody who owns the conversation",
            """
            SELECT COUNT(*) FROM conversations c JOIN (SELECT conversation_id, COUNT(*) AS number, MAX(role) AS highest, MAX(visible_from) AS from_seq FROM members WHERE left_at IS NULL
                GROUP BY conversation_id) m ON m.conversation_id = c.id
            WHERE c.member_count <> m.number OR (c.kind <> 0 AND m.highest <> 3) OR c.max_visible_from < m.from_seq OR c.max_visible_from > c.last_seq + 1
            """),
        ("a name or a pair on the wrong kind of conversation",
            """
            SELECT COUNT(*) FROM conversations WHERE (pair_key IS NOT NULL) <> (kind = 0) OR (name_key IS NOT NULL) <> (kind = 2 AND archived_at IS NULL)
                OR (client_id IS NULL) <> (kind = 0)
            """),
        ("a guest of the server who is more in a conversation",
            "SELECT COUNT(*) FROM members m JOIN users u ON u.id = m.user_id WHERE u.role = 0 AND m.role <> 0"),
        ("an author who was never a member",
            "SELECT COUNT(*) FROM messages x LEFT JOIN members m ON m.conversation_id = x.conversation_id AND m.user_id = x.author_id WHERE m.user_id IS NULL"),
        ("a deleted message with something left of it, or another with nothing in it",
            """
            SELECT COUNT(*) FROM messages m WHERE (m.deleted_at IS NOT NULL) <> (m.text = '') OR (m.deleted_at IS NOT NULL AND (m.plain <> '' OR m.links <> '' OR m.mentions <> ''))
                OR (m.deleted_at IS NULL) <> (m.deleted_by IS NULL)
            """),
        ("an edited message without its former texts, or former texts of none",
            $"""
            SELECT COUNT(*) FROM messages m LEFT JOIN (SELECT conversation_id, seq, COUNT(*) AS number, MAX(number) AS high FROM message_edits GROUP BY conversation_id, seq) e
            ON e.conversation_id = m.conversation_id AND e.seq = m.seq WHERE (e.number IS NOT NULL) <> (m.edited_at IS NOT NULL AND m.deleted_at IS NULL) OR e.number <> CASE WHEN e.high > {MessageLimits.EditsMax} THEN {MessageLimits.EditsMax} ELSE e.high END
            """),
        ("a mention without its row, or the other way round",
            """
            SELECT COUNT(*) FROM messages m LEFT JOIN (SELECT DISTINCT conversation_id, seq FROM mentions) n ON n.conversation_id = m.conversation_id AND n.seq = m.seq
            WHERE (n.seq IS NOT NULL) <> (m.mentions <> '')
            """),
        ("a message that the search does not know, or something else that it knows",
            """
            SELECT COUNT(*) FROM messages m LEFT JOIN search_entries e ON e.conversation_id = m.conversation_id AND e.seq = m.seq WHERE (e.id IS NOT NULL) <> (m.deleted_at IS NULL)
            """),
        ("an answer to what was not said before",
            "SELECT COUNT(*) FROM messages WHERE reply_to >= seq OR reply_to < 1"),
        ("a reaction to nothing",
            "SELECT COUNT(*) FROM reactions r LEFT JOIN messages m ON m.conversation_id = r.conversation_id AND m.seq = r.seq WHERE m.seq IS NULL OR r.at < m.created_at"),
        ("a read position behind the end, or of a stranger",
            """
            SELECT COUNT(*) FROM read_positions r JOIN conversations c ON c.id = r.conversation_id LEFT JOIN members m ON m.conversation_id = c.id AND m.user_id = r.user_id
            WHERE m.user_id IS NULL OR r.seq > c.last_seq
            """),
        ("somebody who was put out for good and is in",
            "SELECT COUNT(*) FROM bans b JOIN members m ON m.conversation_id = b.conversation_id AND m.user_id = b.user_id WHERE m.left_at IS NULL"),
        ("a row of somebody's own feed above its head",
            """
            SELECT COUNT(*) FROM (SELECT user_id, user_rev AS rev FROM members UNION ALL SELECT user_id, rev FROM read_positions UNION ALL SELECT user_id, rev FROM contacts
                UNION ALL SELECT user_id, rev FROM blocks UNION ALL SELECT user_id, rev FROM presence WHERE rev > 0 UNION ALL SELECT user_id, rev FROM poll_votes) x LEFT JOIN user_feeds f ON f.user_id = x.user_id
            WHERE f.rev IS NULL OR x.rev > f.rev OR x.rev < 1
            """),
        ("a contact of one side",
            "SELECT COUNT(*) FROM contacts a LEFT JOIN contacts b ON b.user_id = a.other_id AND b.other_id = a.user_id WHERE a.state = 3 AND (b.state IS NULL OR b.state <> 3)"),
    ];

    /// <returns>What is not true, with how often; nothing in a sound database.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(ChatDatabase database, CancellationToken cancel)
    {
        var found = new List<string>();
        foreach (var (fault, sql) in Contradictions)
        {
            Add(fault, await database.ReadAsync(db => db.ScalarAsync<long>(sql), cancel));
        }

        var users = await database.ReadAsync(db => db.QueryAsync<UserText>("SELECT username, username_key, display_name, search_text FROM users WHERE deleted_at IS NULL"), cancel);
        Add("a name that is found by something else", users.LongCount(user => !user.IsTrue));
        var messages = await database.ReadAsync(
            db => db.QueryAsync<Message>($"SELECT {MessageStore.Columns} FROM messages WHERE deleted_at IS NULL ORDER BY client_id LIMIT {TextsMax}"), cancel);
        Add("a text that reads otherwise", messages.LongCount(message => !IsTrue(message)));
        return found;

        void Add(string fault, long times)
        {
            if (times > 0)
            {
                found.Add($"{fault}: {times}");
            }
        }
    }

    private static bool IsTrue(Message message)
    {
        var read = MessageText.Of(message.Text);
        return string.Equals(Poll.Said(message.Poll, read.Plain), message.Plain, StringComparison.Ordinal) && string.Equals(string.Join('\n', read.Links), message.Links, StringComparison.Ordinal);
    }

    private sealed record UserText
    {
        public string Username { get; init; } = "";

        public string UsernameKey { get; init; } = "";

        public string DisplayName { get; init; } = "";

        public string SearchText { get; init; } = "";

        public bool IsTrue => string.Equals(UsernameKey, Chat.Accounts.Users.Username.Key(Username), StringComparison.Ordinal)
            && string.Equals(SearchText, new User { Username = Username, DisplayName = DisplayName }.SearchText, StringComparison.Ordinal);
    }
}
