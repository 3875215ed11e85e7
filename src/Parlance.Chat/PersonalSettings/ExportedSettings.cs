using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.PersonalSettings;

/// <summary>What somebody has chosen for themselves, in the export of their account.</summary>
internal static class ExportedSettings
{
    public static async Task<IReadOnlyList<SettingRow>> OfAsync(DbSession db, UserId user) =>
        [.. (await PersonalSettingStore.OfAsync(db, user)).Select(SettingRow.Of)];
}
