using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Due;

namespace Parlance.Chat.Scheduled;

/// <summary>Nobody's messages are sent whose account is deleted.</summary>
internal sealed class LeaveScheduled : IFarewell
{
    public async Task LeaveAsync(DbSession db, User user, DateTimeOffset now)
    {
        foreach (var row in await ScheduledStore.OpenAsync(db, user.Id, long.MaxValue, ScheduledLimits.OpenMax))
        {
            await DueWork.DropAsync(db, SendScheduled.Word, row.Key);
        }

        await db.ExecuteAsync("DELETE FROM scheduled_messages WHERE user_id = @Id", new { user.Id });
    }
}
