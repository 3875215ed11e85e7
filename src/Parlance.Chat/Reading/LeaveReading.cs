using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Reading;

/// <summary>Forgets how far somebody had read whose account is deleted.</summary>
internal sealed class LeaveReading : IFarewell
{
    public Task LeaveAsync(DbSession db, User user, DateTimeOffset now) => db.ExecuteAsync("DELETE FROM read_positions WHERE user_id = @Id", new { user.Id });
}
