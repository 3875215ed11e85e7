using System.Text.RegularExpressions;

namespace Parlance.Chat.Tests.Scale;

/// <summary>By which columns each table that grows may be read: those that leave few of its rows, however many there are.</summary>
internal static class Ways
{
    private static readonly Dictionary<string, string[][]> Known = new(StringComparer.Ordinal)
    {
        // A conversation has a history without end: never by the conversation alone.
        ["messages"] = [["conversation_id", "seq"], ["conversation_id", "rev"], ["conversation_id", "author_id", "client_id"], ["conversation_id", "reply_to"], ["conversation_id", "thread"]],
        ["message_edits"] = [["conversation_id", "seq"]],
        ["reactions"] = [["conversation_id", "seq"], ["conversation_id", "rev"]],
        ["pins"] = [["conversation_id", "seq"], ["conversation_id", "rev"]],
        ["webhook_deliveries"] = [["id"], ["webhook_id", "id"], ["at"], ["webhook_id"]],
        ["webhook_channels"] = [["webhook_id"]],
        ["preview_uses"] = [["conversation_id", "seq"], ["image_id"]],
        ["preview_removals"] = [["conversation_id", "seq"]],
        ["preview_pages"] = [["key"], ["expires_at"], ["image_id"]],
        ["preview_images"] = [["id"], ["at"]],
        ["search_entries"] = [["id"], ["rowid"], ["conversation_id", "seq"], ["tokens"]],
        ["mentions"] = [["user_id", "conversation_id", "seq"], ["conversation_id", "seq"]],
        // And a hundred thousand members. One account is in five thousand at most.
        ["members"] = [["conversation_id", "user_id"], ["conversation_id", "rev"], ["conversation_id", "role"], ["user_id"]],
        ["slow_sends"] = [["conversation_id", "user_id"]],
        ["bans"] = [["conversation_id", "user_id"]],
        ["conversations"] = [["id"], ["pair_key"], ["created_by", "client_id"]],
        ["users"] = [["id"], ["username_key"], ["verified_email_key"], ["email_key"], ["owner_id"], ["role"]],
        ["user_feeds"] = [["user_id"]],
        ["read_positions"] = [["user_id"]],
        ["notification_levels"] = [["user_id"]],
        ["notification_rules"] = [["user_id"]],
        ["saved_messages"] = [["user_id"]],
        ["folders"] = [["user_id"]],
        ["folder_places"] = [["user_id"]],
        // A receipt is kept in groups of a hundred, and of those who were there before.
        ["receipts"] = [["conversation_id"], ["user_id"]],
        ["poll_votes"] = [["conversation_id", "seq"], ["user_id"]],
        ["scheduled_messages"] = [["id"], ["user_id"]],
        ["reminders"] = [["id"], ["user_id"]],
        ["drafts"] = [["user_id"]],
        // One account follows a thousand threads at most, and has no more to do with as many as it has read.
        ["followed_threads"] = [["user_id"]],
        ["contacts"] = [["user_id"], ["other_id"]],
        ["blocks"] = [["user_id"]],
        ["due_work"] = [["kind", "key"], ["kind", "next_at"]],
        ["presence"] = [["user_id"]],
        ["personal_settings"] = [["user_id"]],
        ["sessions"] = [["id"], ["user_id"]],
        ["session_endings"] = [["at"], ["id"]],
        ["personal_tokens"] = [["id"], ["token_mac"], ["user_id"]],
        ["one_time_codes"] = [["id"], ["token_mac"], ["user_id"]],
        ["outbox"] = [["id"]],
        ["command_calls"] = [["id"], ["user_id"], ["bot_id"]],
        ["hooks"] = [["id"], ["conversation_id"], ["bot_id"]],
        ["reports"] = [["id"], ["reporter_id"], ["reviewers"], ["conversation_id", "seq"]],
        ["filters"] = [["conversation_id"]],
        ["invitations"] = [["id"], ["token_mac"], ["created_by"], ["conversation_id"]],
        ["audit"] = [["id"], ["actor_id"], ["user_id"], ["conversation_id"], ["action"]],
    };

    /// <summary>Whether a table may be read by a condition on these columns. What is not listed does not grow.</summary>
    public static bool Allow(string table, string condition) =>
        !Known.TryGetValue(table, out var ways) || Array.Exists(ways, way => Array.TrueForAll(way, column => Names(condition, column)));

    /// <summary>Whether a condition has a lower end and no upper one, which is all of a history but its beginning.</summary>
    public static bool IsOpen(string table, string condition) =>
        table is "messages" or "reactions" or "mentions" && Regex.IsMatch(condition, @"\b(seq|rev)\s*>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
        && !Regex.IsMatch(condition, @"\b(seq|rev)\s*[<=]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Whether all conversations are looked through for a few of them. Channels are found among channels alone.</summary>
    public static bool IsOfAll(string table, string index, string condition) =>
        table is "conversations" && index is not "conversations_channels"
        && Regex.IsMatch(condition, @"(?<![\w.])id\s*[<>]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether a page of this statement is cut from few rows anyhow, so that they may be put in order first.</summary>
    public static bool IsBoundedOtherwise(string sql) =>
        // What a client holds was chosen since it is less than what has changed.
        sql.Contains("rev + 0 > @After", StringComparison.Ordinal)
        // And of a search that walks through the newest entries, these are so many and no more.
        || sql.Contains("FROM (SELECT rowid AS id FROM search_index", StringComparison.Ordinal);

    /// <summary>Whether there is anything at all: whichever row comes first will do.</summary>
    public static bool EndsWithFirstRow(string sql) =>
        (!sql.Contains("WHERE", StringComparison.Ordinal) && sql.EndsWith(" LIMIT 1", StringComparison.Ordinal))
        // The first entry of a kind, in the order of its index.
        || sql is "SELECT next_at FROM due_work WHERE kind = @kind ORDER BY next_at LIMIT 1";

    private static bool Names(string condition, string column) =>
        Regex.IsMatch(condition, $@"(?<![\w.]){column}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
