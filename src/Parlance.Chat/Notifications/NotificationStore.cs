using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Notifications;

/// <summary>The SQL of <c>notification_levels</c> and <c>notification_rules</c>.</summary>
internal static class NotificationStore
{
    public const string Columns = "conversation_id, level, muted_until, rev";
    public const string RulesColumns = "keywords, quiet, rev";

    public static Task<LevelSetting?> FindAsync(DbSession db, UserId user, ConversationId conversation) => db.FindAsync<LevelSetting>(
        $"SELECT {Columns} FROM notification_levels WHERE user_id = @user AND conversation_id = @conversation", new { user, conversation });

    /// <summary>What somebody has chosen for conversations, the last first.</summary>
    public static Task<IReadOnlyList<LevelSetting>> OfAsync(DbSession db, UserId user, long before, int take) => db.QueryAsync<LevelSetting>(
        $"SELECT {Columns} FROM notification_levels WHERE user_id = @user AND rev < @before ORDER BY rev DESC LIMIT @take", new { user, before, take });

    public static Task<int> PutAsync(DbSession db, UserId user, LevelSetting row) => db.ExecuteAsync(
        $"""
        INSERT INTO notification_levels (user_id, {Columns}) VALUES (@user, @ConversationId, @Level, @MutedUntil, @Rev)
        ON CONFLICT (user_id, conversation_id) DO UPDATE SET level = excluded.level, muted_until = excluded.muted_until, rev = excluded.rev
        """,
        new { user, row.ConversationId, row.Level, row.MutedUntil, row.Rev });

    /// <summary>What holds for somebody in all conversations.</summary>
    public static async Task<NotificationRules> RulesAsync(DbSession db, UserId user) =>
        await db.FindAsync<NotificationRules>($"SELECT {RulesColumns} FROM notification_rules WHERE user_id = @user", new { user }) ?? new();

    public static Task<int> PutAsync(DbSession db, UserId user, NotificationRules row) => db.ExecuteAsync(
        $"""
        INSERT INTO notification_rules (user_id, {RulesColumns}) VALUES (@user, @Keywords, @Quiet, @Rev)
        ON CONFLICT (user_id) DO UPDATE SET keywords = excluded.keywords, quiet = excluded.quiet, rev = excluded.rev
        """,
        new { user, row.Keywords, row.Quiet, row.Rev });
}
