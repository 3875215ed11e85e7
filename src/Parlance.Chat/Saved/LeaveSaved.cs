using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Saved;

/// <summary>Forgets what somebody had saved whose account is deleted.</summary>
internal sealed class LeaveSaved : IFarewell
{
    public Task LeaveAsync(DbSession db, User user, DateTimeOffset now) => db.ExecuteAsync("DELETE FROM saved_messages WHERE user_id = @Id", new { user.Id });
}
