using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;
using Parlance.Chat.People;

namespace Parlance.Chat.Scheduled;

/// <summary>Lists the messages that one sends later, and those that could not be sent: what was changed last first.</summary>
internal sealed class ListScheduled(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 100; 50 if it is left out.</param>
    public sealed record Request(string? Cursor, int? Limit);

    /// <param name="Items">This part, which may be shorter than the limit: about a megabyte of text.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="Head">The revision of one's own feed of which this is.</param>
    /// <param name="People">To whom they are.</param>
    public sealed record Listed(IReadOnlyList<ScheduledRow> Items, string? Next, long Head, IReadOnlyList<PersonCard> People) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var query = RevQuery.Of(validation, request.Cursor, request.Limit, MessageLimits.PageMax);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor.User, query), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, UserId user, RevQuery query)
    {
        var rows = await ScheduledStore.OpenAsync(db, user, query.Before, query.Take);
        var items = FeedReader.Fitting(rows.Take(query.Limit).Select(ScheduledRow.Of), row => row.Size);
        var next = items.Count < rows.Count ? RevQuery.CursorOf(items[^1].Rev) : null;
        return new(items, next, await UserFeeds.HeadAsync(db, user), await PeopleStore.NamedAsync(db, items));
    }
}
