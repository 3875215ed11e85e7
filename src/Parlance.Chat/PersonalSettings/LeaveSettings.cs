using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.PersonalSettings;

/// <summary>Forgets what somebody had chosen whose account is deleted.</summary>
internal sealed class LeaveSettings : IFarewell
{
    public Task LeaveAsync(DbSession db, User user, DateTimeOffset now) => db.ExecuteAsync("DELETE FROM personal_settings WHERE user_id = @Id", new { user.Id });
}
