using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;
using Parlance.Chat.People;

namespace Parlance.Chat.Reminders;

/// <summary>Lists one's reminders that are not done, what was changed last first. What one may not read any more is there without its message.</summary>
internal sealed class ListReminders(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 100; 50 if it is left out.</param>
    public sealed record Request(string? Cursor, int? Limit);

    /// <param name="Items">This part, which may be shorter than the limit: about a megabyte of messages.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="Head">The revision of one's own feed of which this is.</param>
    /// <param name="People">Whom the messages name.</param>
    public sealed record Listed(IReadOnlyList<Item> Items, string? Next, long Head, IReadOnlyList<PersonCard> People) : Reply;

    /// <param name="Reminder">What it is, and when.</param>
    /// <param name="Message">The message that it is about as it is now, empty if it is deleted; null where there is none that one may read.</param>
    public sealed record Item(ReminderRow Reminder, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] MessageRow? Message);

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
        var rows = await ReminderStore.OpenAsync(db, user, query.Before, query.Take);
        var shown = rows.Take(query.Limit).ToList();
        var messages = shown.Count is 0 ? [] : await MessagesAsync(db, user, shown);
        var all = shown.Select(row => new Item(ReminderRow.Of(row), row is { ConversationId: { } place, Seq: { } seq } ? messages.GetValueOrDefault((place, seq)) : null));
        var items = FeedReader.Fitting(all, item => item.Reminder.Size + (item.Message?.Size ?? 0));
        var next = items.Count < rows.Count ? RevQuery.CursorOf(items[^1].Reminder.Rev) : null;
        return new(items, next, await UserFeeds.HeadAsync(db, user), await PeopleStore.NamedAsync(db, items.Select(item => item.Message).OfType<FeedRow>()));
    }

    private static async Task<Dictionary<(ConversationId, long), MessageRow>> MessagesAsync(DbSession db, UserId user, List<Reminder> shown) =>
        (await ReminderStore.MessagesAsync(db, user, fromRev: shown[^1].Rev, toRev: shown[0].Rev)).ToDictionary(row => (row.ConversationId, row.Seq), MessageRow.Of);
}
