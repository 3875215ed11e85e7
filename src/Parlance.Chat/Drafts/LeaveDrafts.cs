using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Drafts;

/// <summary>Throws away what somebody had begun to write whose account is deleted.</summary>
internal sealed class LeaveDrafts : IFarewell
{
    public Task LeaveAsync(DbSession db, User user, DateTimeOffset now) => db.ExecuteAsync("DELETE FROM drafts WHERE user_id = @Id", new { user.Id });
}
