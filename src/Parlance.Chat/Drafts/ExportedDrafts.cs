using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Drafts;

/// <summary>What somebody has begun to write, in the export of their account.</summary>
internal static class ExportedDrafts
{
    public static async Task<IReadOnlyList<DraftRow>> OfAsync(DbSession db, UserId user) =>
        [.. (await DraftStore.OfAsync(db, user, long.MaxValue, DraftLimits.DraftsMax)).Select(DraftRow.Of)];
}
