using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Polls;

/// <summary>What somebody has chosen counts on when their account is deleted; that it was they is forgotten.</summary>
internal sealed class LeavePolls : IFarewell
{
    public Task LeaveAsync(DbSession db, User user, DateTimeOffset now) => db.ExecuteAsync("DELETE FROM poll_votes WHERE user_id = @Id", new { user.Id });
}
