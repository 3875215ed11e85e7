using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Polls;

/// <summary>What somebody has chosen in polls, in the export of their account.</summary>
internal static class ExportedVotes
{
    public static async Task<IReadOnlyList<VoteRow>> OfAsync(DbSession db, UserId user) =>
        [.. (await db.QueryAsync<Vote>($"SELECT {VoteStore.Columns} FROM poll_votes WHERE user_id = @user AND choices <> 0 ORDER BY rev", new { user })).Select(VoteRow.Of)];
}
