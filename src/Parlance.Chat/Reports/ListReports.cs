using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Reports;

/// <summary>Lists what was reported in a conversation, or to the administrators of the server, for those who decide about it; the newest first.</summary>
internal sealed class ListReports(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Its id, over HTTP in the address; left out for what was reported to the administrators.</param>
    /// <param name="Open">True, or left out, for those that wait; false for those that were decided.</param>
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 200; 50 if it is left out.</param>
    public sealed record Request(ConversationId? Conversation, bool? Open, string? Cursor, int? Limit);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="People">Whom the items name.</param>
    public sealed record Listed(IReadOnlyList<ReportItem> Items, string? Next, IReadOnlyList<PersonCard> People) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var query = PageQuery.Of(request.Cursor, request.Limit);
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(
            async db =>
            {
                await (request.Conversation is { } conversation
                    ? Place.RequireAsync(db, actor, conversation, Act.Review)
                    : Reviewer.RequireAdministratorAsync(db, actor));
                var rows = await ReportStore.ListAsync(db, actor.User, request.Conversation, request.Open ?? true, query);
                var page = query.ToPage(rows, row => row.Id, ReportItem.Of);
                return new Listed(page.Items, page.Next, await PeopleStore.CardsAsync(db, [.. page.Items.SelectMany(item => item.Named()).Distinct()]));
            },
            cancel);
    }
}
