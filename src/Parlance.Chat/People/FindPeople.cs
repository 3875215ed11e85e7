using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.People;

/// <summary>
/// Finds people by a part of their user name or their display name, whatever its case and diacritics. Guests of the server find those with whom they
/// share a conversation. Nobody is found by an e-mail address.
/// </summary>
internal sealed class FindPeople(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Q">A part of a name; left out for all.</param>
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 200; 50 if it is left out.</param>
    public sealed record Request(string? Q, string? Cursor, int? Limit);

    /// <param name="Items">This part, the newest accounts first.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    public sealed record Found(IReadOnlyList<PersonCard> Items, string? Next) : Reply;

    public async Task<Found> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var query = PageQuery.Of(request.Cursor, request.Limit);
        var validation = new Validation();
        var text = validation.Line(request.Q, "q", 0, PeopleLimits.SearchCharsMax);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.PeopleSearchPerUser, actor.User.ToString());
        var rows = await database.ReadAsync(db => PeopleStore.FindAsync(db, actor, text, query.Before, query.Take), cancel);
        var page = query.ToPage(rows, row => row.Id.Value, PersonCard.Of);
        return new(page.Items, page.Next);
    }
}
