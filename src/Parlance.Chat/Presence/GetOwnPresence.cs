using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Presence;

/// <summary>Reads what one has chosen to be shown as.</summary>
internal sealed class GetOwnPresence(ChatDatabase database)
{
    public async Task<SetPresence.Chosen> HandleAsync(Actor actor, CancellationToken cancel) =>
        new(PresenceRow.Of(await database.ReadAsync(db => PresenceStore.ReadAsync(db, actor.User), cancel)));
}
