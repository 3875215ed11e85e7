using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Notifications;

/// <summary>Forgets how somebody wanted to be told of messages whose account is deleted.</summary>
internal sealed class LeaveNotifications : IFarewell
{
    public async Task LeaveAsync(DbSession db, User user, DateTimeOffset now)
    {
        await db.ExecuteAsync("DELETE FROM notification_levels WHERE user_id = @Id", new { user.Id });
        await db.ExecuteAsync("DELETE FROM notification_rules WHERE user_id = @Id", new { user.Id });
    }
}
