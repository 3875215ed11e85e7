using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Notifications;

/// <summary>Lists how one wants to be told of messages: what holds everywhere, and what one has chosen for conversations, the last first.</summary>
internal sealed class ListNotifications(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 200; 50 if it is left out.</param>
    public sealed record Request(string? Cursor, int? Limit);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="Rules">What holds in all conversations.</param>
    /// <param name="Head">The revision of one's own feed of which this is.</param>
    public sealed record Listed(IReadOnlyList<NotificationRow> Items, string? Next, NotificationRulesRow Rules, long Head) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var query = RevQuery.Of(validation, request.Cursor, request.Limit, NotificationLimits.PageMax);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor.User, query), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, UserId user, RevQuery query)
    {
        var rows = await NotificationStore.OfAsync(db, user, query.Before, query.Take);
        var items = rows.Take(query.Limit).Select(NotificationRow.Of).ToList();
        var next = items.Count < rows.Count ? RevQuery.CursorOf(items[^1].Rev) : null;
        return new(items, next, NotificationRulesRow.Of(await NotificationStore.RulesAsync(db, user)), await UserFeeds.HeadAsync(db, user));
    }
}
