using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Audit;

/// <summary>Lists what moderators did in a conversation, the newest first, for those who look after it.</summary>
internal sealed class ListAudit(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="Actor">By whom; left out for everybody.</param>
    /// <param name="Action">What, such as <c>member.banned</c>; left out for everything.</param>
    /// <param name="User">To whom; left out for everybody.</param>
    /// <param name="Since">From this time on.</param>
    /// <param name="Until">Before this time.</param>
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 200; 50 if it is left out.</param>
    public sealed record Request(
        ConversationId? Conversation, UserId? Actor, string? Action, UserId? User, DateTimeOffset? Since, DateTimeOffset? Until, string? Cursor, int? Limit);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="People">Whom the items name.</param>
    public sealed record Listed(IReadOnlyList<AuditItem> Items, string? Next, IReadOnlyList<PersonCard> People) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.ThrowIfInvalid();
        return ReadAsync(actor, request, db => Place.RequireAsync(db, actor, id, Act.ReadAudit), cancel);
    }

    /// <summary>The same of the whole server, or of one conversation of it, for administrators.</summary>
    public Task<Listed> HandleServerAsync(Actor actor, Request request, CancellationToken cancel) => ReadAsync(actor, request, db => Task.CompletedTask, cancel);

    private Task<Listed> ReadAsync(Actor actor, Request request, Func<DbSession, Task> requireAsync, CancellationToken cancel)
    {
        var query = PageQuery.Of(request.Cursor, request.Limit);
        var filter = AuditFilter.Of(request.Actor, request.Action, request.User, request.Conversation, request.Since, request.Until);
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(
            async db =>
            {
                await requireAsync(db);
                var page = query.ToPage(await AuditStore.ReadAsync(db, filter, query.Before, query.Take), row => row.Id, AuditItem.Of);
                return new Listed(page.Items, page.Next, await PeopleStore.CardsAsync(db, [.. page.Items.SelectMany(item => item.Named()).Distinct()]));
            },
            cancel);
    }
}
