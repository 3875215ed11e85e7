using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Filters;

/// <summary>Takes a filter away, by those who may make one there.</summary>
internal sealed class DeleteFilter(ChatDatabase database, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where it holds, over HTTP in the address; left out for the whole server.</param>
    /// <param name="Filter">Which; over HTTP in the address. One that is not there is gone already.</param>
    public sealed record Request(ConversationId? Conversation, Guid? Filter);

    public async Task<Reply> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Filter is not null, "filter", "the id of a filter");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        await database.WriteAsync(db => DeleteAsync(db, actor, request.Conversation, request.Filter!.Value), cancel);
        return Reply.Done;
    }

    private async Task DeleteAsync(DbSession db, Actor actor, ConversationId? conversation, Guid id)
    {
        var place = await FilterStore.RequireAsync(db, actor, conversation, lockRow: true);
        var owner = conversation ?? Filter.Server;
        await FilterStore.TouchAsync(db, owner);
        if (await FilterStore.FindAsync(db, owner, id) is not { } filter)
        {
            return;
        }

        await FilterStore.DeleteAsync(db, filter);
        await AuditLog.WriteAsync(db, actor, FilterAudit.Of(AuditAction.FilterDeleted, place, filter, after: null), clock.GetUtcNow());
    }
}
