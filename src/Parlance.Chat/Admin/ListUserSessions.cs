using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Admin;

/// <summary>The devices that are signed in to somebody's account: lists them, and signs one out.</summary>
internal sealed class ListUserSessions(ChatDatabase database, TimeProvider clock)
{
    public async Task<Page<SessionItem>> HandleAsync(UserId id, string? cursor, int? limit, CancellationToken cancel)
    {
        var query = PageQuery.Of(cursor, limit);
        var rows = await database.ReadAsync(
            async db =>
            {
                await GetUser.RequireAsync(db, id);
                return await SessionStore.LiveAsync(db, id, query, clock.GetUtcNow());
            },
            cancel);
        return query.ToPage(rows, session => session.Id.Value, session => SessionItem.Of(session, current: null));
    }

    /// <exception cref="ChatError"><c>not_found</c>: they have no such session, or not any more.</exception>
    public Task EndAsync(Actor actor, UserId id, SessionId session, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await GetUser.RequireAsync(db, id);
            if (!await SessionStore.EndAsync(db, id, session, EndReason.EndedByAdministrator, clock))
            {
                throw ChatError.NotFound("session");
            }

            await AuditLog.WriteAsync(db, actor, new Audited(AuditAction.UserSignedOut) { User = id, About = session.Value }.With(new { sessions = 1 }), clock.GetUtcNow());
        },
        cancel);
}
