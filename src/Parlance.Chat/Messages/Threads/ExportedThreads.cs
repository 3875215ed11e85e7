using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Messages.Threads;

/// <summary>What somebody has to do with threads, in the export of their account.</summary>
internal static class ExportedThreads
{
    public static async Task<IReadOnlyList<ThreadRow>> OfAsync(DbSession db, UserId user)
    {
        var rows = await db.QueryAsync<FollowedThread>(
            $"SELECT {FollowStore.Columns} FROM followed_threads WHERE user_id = @user ORDER BY conversation_id, thread", new { user });
        return [.. rows.Select(ThreadRow.Of)];
    }
}
