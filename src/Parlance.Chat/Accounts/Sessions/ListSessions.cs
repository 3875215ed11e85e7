using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Sessions;

/// <summary>Lists the devices that are signed in to one's account.</summary>
internal sealed class ListSessions(ChatDatabase database, TimeProvider clock)
{
    public async Task<Page<SessionItem>> HandleAsync(Actor actor, string? cursor, int? limit, CancellationToken cancel)
    {
        var query = PageQuery.Of(cursor, limit);
        var rows = await database.ReadAsync(db => SessionStore.LiveAsync(db, actor.User, query, clock.GetUtcNow()), cancel);
        return query.ToPage(rows, session => session.Id.Value, session => SessionItem.Of(session, actor.Session));
    }
}
