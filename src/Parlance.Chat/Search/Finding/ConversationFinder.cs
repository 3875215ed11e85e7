using Dapper;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Search.Finding;

/// <summary>Finds conversations by the words of their name: one's own groups and channels, the liveliest first, then channels that one may enter.</summary>
internal static class ConversationFinder
{
    // More words than that no name has.
    private const int WordsMax = 8;

    public static async Task<IReadOnlyList<ConversationRow>> FindAsync(DbSession db, Actor actor, string text)
    {
        var words = Folding.Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimStart('#')).Where(word => word.Length > 0).Take(WordsMax).ToList();
        if (words.Count is 0)
        {
            return [];
        }

        var args = new DynamicParameters(new { me = actor.User, before = Guid.AllBitsSet });
        var matching = string.Concat(words.Index().Select(word =>
        {
            args.Add($"word{word.Index}", LikePattern.Containing(word.Item));
            return $" AND c.search_text LIKE @word{word.Index} ESCAPE '\\'";
        }));
        var columns = string.Join(", ", ConversationStore.Columns.Split(", ").Select(column => "c." + column));
        var mine = await db.QueryAsync<Conversation>(
            $"""
            SELECT {columns} FROM members m JOIN conversations c ON c.id = m.conversation_id
            WHERE m.user_id = @me AND m.left_at IS NULL{matching} ORDER BY c.last_message_at DESC, c.id LIMIT {SearchLimits.NamesMax}
            """,
            args);
        // The channels of the server are not there for its guests.
        var others = actor.Role is ServerRole.Guest || mine.Count == SearchLimits.NamesMax ? [] : await db.QueryAsync<Conversation>(
            $"SELECT {columns} FROM conversations c WHERE c.name_key IS NOT NULL AND c.id < @before{matching} ORDER BY c.id DESC LIMIT {SearchLimits.NamesMax * 2}", args);
        return [.. mine.Concat(others).DistinctBy(row => row.Id).Take(SearchLimits.NamesMax).Select(ConversationRow.Of)];
    }
}
