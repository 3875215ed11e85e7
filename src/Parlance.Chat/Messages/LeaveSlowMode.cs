using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Messages;

/// <summary>Forgets when somebody wrote last where they had to wait, with their account.</summary>
internal sealed class LeaveSlowMode : IFarewell
{
    public Task LeaveAsync(DbSession db, User user, DateTimeOffset now) => SlowMode.DeleteAsync(db, user.Id);
}
