using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Audit;

/// <summary>What the log says of somebody, in the export of their account: the newest 10,000 of each.</summary>
/// <param name="Done">What they did as moderators or administrators.</param>
/// <param name="DoneToThem">What was done to them, and not by whom.</param>
internal sealed record ExportedAudit(IReadOnlyList<AuditItem> Done, IReadOnlyList<AuditItem> DoneToThem)
{
    public static async Task<ExportedAudit> OfAsync(DbSession db, UserId user) => new(
        [.. (await AuditStore.DoneByAsync(db, user, AuditLimits.OwnMax)).Select(AuditItem.Of)],
        [.. (await AuditStore.DoneToAsync(db, user, AuditLimits.OwnMax)).Select(row => AuditItem.Of(row) with { Actor = null })]);
}
