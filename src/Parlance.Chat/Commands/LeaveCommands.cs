using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Commands;

/// <summary>A bot that is gone understands nothing more.</summary>
internal sealed class LeaveCommands : IFarewell
{
    public Task LeaveAsync(DbSession db, User user, DateTimeOffset now) => CommandStore.ForgetAsync(db, user.Id);
}
