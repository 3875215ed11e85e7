using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Filters;

/// <summary>
/// Makes a filter, or gives one other contents: in a conversation, by those who look after it, or for the whole server, by its administrators. It holds
/// for every message that is written after the answer, on every node.
/// </summary>
internal sealed class PutFilter(ChatDatabase database, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where it holds, over HTTP in the address; left out for the whole server.</param>
    /// <param name="Filter">Its id, a UUID made by the client; over HTTP in the address.</param>
    /// <param name="Name">1 to 64 characters. Whose message it refuses is told.</param>
    /// <param name="Kind"><c>words</c> or <c>links</c>.</param>
    /// <param name="Patterns">
    /// 1 to 200. Words and phrases of 64 characters, whatever their case and diacritics, as whole words; with <c>*</c> in front or behind also inside of
    /// longer ones. Or domains, with all below them; <c>*</c> is every link.
    /// </param>
    /// <param name="Allowed">What is let in although a pattern finds it: longer words and phrases, or domains; 200 at most.</param>
    /// <param name="Action"><c>block</c>, <c>stars</c>, <c>report</c> or <c>mute</c>.</param>
    /// <param name="MutedForSeconds">For how long, to mute somebody; 28 days at most.</param>
    public sealed record Request(
        ConversationId? Conversation,
        Guid? Filter,
        string? Name,
        FilterKind? Kind,
        IReadOnlyList<string?>? Patterns,
        IReadOnlyList<string?>? Allowed,
        FilterAction? Action,
        int? MutedForSeconds);

    /// <param name="Filter">As it is now.</param>
    public sealed record Answer(FilterItem Filter) : Reply;

    public async Task<Answer> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var filter = FilterRules.Check(request);
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(FilterItem.Of(await database.WriteAsync(db => PutAsync(db, actor, filter, request.Conversation), cancel)));
    }

    private async Task<Filter> PutAsync(DbSession db, Actor actor, Filter asked, ConversationId? conversation)
    {
        var place = await FilterStore.RequireAsync(db, actor, conversation, lockRow: true);
        // Locks those of the server, so that two at once do not make one too many.
        await FilterStore.TouchAsync(db, asked.ConversationId);
        var before = await FilterStore.FindAsync(db, asked.ConversationId, asked.Id);
        if (before is not null && before.IsLike(asked))
        {
            return before;
        }

        var max = asked.IsOfServer ? FilterLimits.OfServerMax : FilterLimits.OfConversationMax;
        if (before is null && (await FilterStore.ListAsync(db, asked.ConversationId)).Count >= max)
        {
            throw ChatError.Conflict($"There are {max} filters at most.");
        }

        var filter = asked with { ChangedBy = actor.User, ChangedAt = clock.GetUtcNow() };
        await FilterStore.PutAsync(db, filter);
        var audited = FilterAudit.Of(AuditAction.FilterChanged, place, before, filter);
        await AuditLog.WriteAsync(db, actor, audited, clock.GetUtcNow());
        return filter;
    }
}
