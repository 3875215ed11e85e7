using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Reminders;

/// <summary>What somebody wants to be reminded of, in the export of their account.</summary>
internal static class ExportedReminders
{
    public static async Task<IReadOnlyList<ReminderRow>> OfAsync(DbSession db, UserId user) =>
        [.. (await ReminderStore.OpenAsync(db, user, long.MaxValue, ReminderLimits.OpenMax)).Select(ReminderRow.Of)];
}
