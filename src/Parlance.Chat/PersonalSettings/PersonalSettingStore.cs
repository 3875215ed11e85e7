using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.PersonalSettings;

/// <summary>The SQL of <c>personal_settings</c>.</summary>
internal static class PersonalSettingStore
{
    public const string Columns = "key, value, rev";

    public static Task<PersonalSetting?> FindAsync(DbSession db, UserId user, string key) => db.FindAsync<PersonalSetting>(
        $"SELECT {Columns} FROM personal_settings WHERE user_id = @user AND key = @key", new { user, key });

    /// <summary>Whether somebody lets others see that they are writing.</summary>
    public static async Task<bool> TellsTypingAsync(DbSession db, UserId user) => (await FindAsync(db, user, Choices.Typing))?.Value is not Choices.Off;

    /// <summary>Whether somebody lets others see how far they have read.</summary>
    public static async Task<bool> TellsReadingAsync(DbSession db, UserId user) => (await FindAsync(db, user, Choices.Receipts))?.Value is not Choices.Off;

    /// <summary>All that somebody has chosen.</summary>
    public static Task<IReadOnlyList<PersonalSetting>> OfAsync(DbSession db, UserId user) => db.QueryAsync<PersonalSetting>(
        $"SELECT {Columns} FROM personal_settings WHERE user_id = @user AND value IS NOT NULL ORDER BY key", new { user });

    /// <summary>Writes the row, new or not.</summary>
    public static Task<int> PutAsync(DbSession db, UserId user, PersonalSetting row) => db.ExecuteAsync(
        $"""
        INSERT INTO personal_settings (user_id, {Columns}) VALUES (@user, @Key, @Value, @Rev)
        ON CONFLICT (user_id, key) DO UPDATE SET value = excluded.value, rev = excluded.rev
        """,
        new { user, row.Key, row.Value, row.Rev });
}
