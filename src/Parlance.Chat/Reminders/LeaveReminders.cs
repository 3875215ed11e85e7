using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Due;

namespace Parlance.Chat.Reminders;

/// <summary>Nobody is reminded whose account is deleted.</summary>
internal sealed class LeaveReminders : IFarewell
{
    public async Task LeaveAsync(DbSession db, User user, DateTimeOffset now)
    {
        foreach (var row in await ReminderStore.OpenAsync(db, user.Id, long.MaxValue, ReminderLimits.OpenMax))
        {
            await DueWork.DropAsync(db, Remind.Word, row.Key);
        }

        await db.ExecuteAsync("DELETE FROM reminders WHERE user_id = @Id", new { user.Id });
    }
}
