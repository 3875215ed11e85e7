using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Scheduled;

/// <summary>What somebody sends later, in the export of their account.</summary>
internal static class ExportedScheduled
{
    public static async Task<IReadOnlyList<ScheduledRow>> OfAsync(DbSession db, UserId user) =>
        [.. (await ScheduledStore.OpenAsync(db, user, long.MaxValue, ScheduledLimits.OpenMax)).Select(ScheduledRow.Of)];
}
