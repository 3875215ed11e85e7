using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages.Text;

namespace Parlance.Chat.Messages;

/// <summary>Who is meant by the names of a message, and the SQL of <c>mentions</c>.</summary>
internal static class MentionStore
{
    /// <summary>Stands for everybody in the table.</summary>
    public static readonly UserId Everybody = new(Guid.Empty);

    private static readonly string Here = Username.Key("here");
    private static readonly IReadOnlyList<string> Channel = [Username.Key("channel"), Username.Key("everyone"), Username.Key("all")];

    /// <summary>The members that the names are those of. Who may not mention everybody writes the word, and means nobody by it.</summary>
    public static async Task<Mentions> ResolveAsync(DbSession db, Place place, MessageText text)
    {
        var keys = text.Names.Select(Username.Key).ToHashSet(StringComparer.Ordinal);
        if (keys.Count is 0)
        {
            return Mentions.None;
        }

        var users = await db.QueryAsync<UserId>(
            """
            SELECT u.id FROM users u JOIN members m ON m.user_id = u.id AND m.conversation_id = @Conversation AND m.left_at IS NULL
            WHERE u.username_key IN @keys ORDER BY u.id
            """,
            new { place.Conversation, keys = DbList.Of(keys) });
        var everybody = !place.Allows(Act.MentionEverybody) ? Messages.Everybody.No
            : Channel.Any(keys.Contains) ? Messages.Everybody.Channel
            : keys.Contains(Here) ? Messages.Everybody.Here
            : Messages.Everybody.No;
        return new([.. users.Take(MessageLimits.MentionsMax)], everybody);
    }

    public static async Task InsertAsync(DbSession db, Message message)
    {
        var mentioned = message.Mentions.Everybody is Messages.Everybody.No ? message.Mentions.Users : [.. message.Mentions.Users, Everybody];
        foreach (var user in mentioned)
        {
            await db.ExecuteAsync(
                "INSERT INTO mentions (user_id, conversation_id, seq) VALUES (@user, @ConversationId, @Seq)",
                new { user, message.ConversationId, message.Seq });
        }
    }

    public static Task<int> DeleteAsync(DbSession db, Message message) => db.ExecuteAsync(
        "DELETE FROM mentions WHERE conversation_id = @ConversationId AND seq = @Seq", new { message.ConversationId, message.Seq });
}
