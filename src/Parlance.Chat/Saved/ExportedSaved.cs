using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Saved;

/// <summary>What somebody has saved, in the export of their account.</summary>
internal static class ExportedSaved
{
    public static async Task<IReadOnlyList<SavedRow>> OfAsync(DbSession db, UserId user) =>
        [.. (await SavedStore.OfAsync(db, user, long.MaxValue, SavedLimits.SavedMax)).Select(SavedRow.Of)];
}
