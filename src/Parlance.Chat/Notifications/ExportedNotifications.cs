using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Notifications;

/// <summary>How somebody wants to be told of messages, in the export of their account.</summary>
/// <param name="Rules">What holds in all conversations.</param>
/// <param name="Levels">What they have chosen for single ones.</param>
internal sealed record ExportedNotifications(NotificationRulesRow Rules, IReadOnlyList<NotificationRow> Levels)
{
    public static async Task<ExportedNotifications> OfAsync(DbSession db, UserId user) => new(
        NotificationRulesRow.Of(await NotificationStore.RulesAsync(db, user)),
        [.. (await NotificationStore.OfAsync(db, user, long.MaxValue, int.MaxValue)).Select(NotificationRow.Of)]);
}
