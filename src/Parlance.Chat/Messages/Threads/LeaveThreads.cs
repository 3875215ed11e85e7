using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Messages.Threads;

/// <summary>Forgets which threads somebody had followed whose account is deleted.</summary>
internal sealed class LeaveThreads : IFarewell
{
    public Task LeaveAsync(DbSession db, User user, DateTimeOffset now) => db.ExecuteAsync("DELETE FROM followed_threads WHERE user_id = @Id", new { user.Id });
}
