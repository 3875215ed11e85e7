using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Folders;

/// <summary>Forgets the folders of somebody whose account is deleted.</summary>
internal sealed class LeaveFolders : IFarewell
{
    public async Task LeaveAsync(DbSession db, User user, DateTimeOffset now)
    {
        await db.ExecuteAsync("DELETE FROM folders WHERE user_id = @Id", new { user.Id });
        await db.ExecuteAsync("DELETE FROM folder_places WHERE user_id = @Id", new { user.Id });
    }
}
