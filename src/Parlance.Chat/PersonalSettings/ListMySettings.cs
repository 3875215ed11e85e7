using Parlance.Chat.Accounts;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.PersonalSettings;

/// <summary>Lists what one has chosen. Of all else the program does what it does by itself.</summary>
internal sealed class ListMySettings(ChatDatabase database)
{
    /// <param name="Items">The settings.</param>
    /// <param name="Head">The revision of one's own feed of which this is.</param>
    public sealed record Listed(IReadOnlyList<SettingRow> Items, long Head) : Reply;

    public Task<Listed> HandleAsync(Actor actor, CancellationToken cancel) => database.ReadAsync(
        async db =>
        {
            var rows = await PersonalSettingStore.OfAsync(db, actor.User);
            return new Listed([.. rows.Select(SettingRow.Of)], await UserFeeds.HeadAsync(db, actor.User));
        },
        cancel);
}
