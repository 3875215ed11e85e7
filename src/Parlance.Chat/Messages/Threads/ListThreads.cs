using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Messages.Threads;

/// <summary>Lists the threads that one follows and may read, that in which something was said last first, with what is unread in each.</summary>
internal sealed class ListThreads(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 100; 50 if it is left out.</param>
    public sealed record Request(string? Cursor, int? Limit);

    /// <param name="Items">This part, which may be shorter than the limit: about a megabyte of messages.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="Head">The revision of one's own feed of which this is.</param>
    /// <param name="People">Whom the messages name.</param>
    public sealed record Listed(IReadOnlyList<Item> Items, string? Next, long Head, IReadOnlyList<PersonCard> People) : Reply;

    /// <param name="Thread">What one has to do with it.</param>
    /// <param name="Root">Its first message, which says what there is of it.</param>
    /// <param name="Unread">How many replies by others one has not read, exact to 99; 100 stands for more.</param>
    public sealed record Item(ThreadRow Thread, MessageRow Root, long Unread);

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var before = ThreadCursor.Parse(validation, request.Cursor);
        var limit = request.Limit ?? MessageLimits.PageDefault;
        validation.Require(limit is >= 1 and <= MessageLimits.PageMax, "limit", $"1 to {MessageLimits.PageMax}");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor.User, before, limit), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, UserId user, ThreadCursor before, int limit)
    {
        var threads = await FollowStore.ActiveAsync(db, user, before, limit + 1);
        var shown = threads.Take(limit).ToList();
        var roots = await FollowStore.RootsAsync(db, user, shown);
        var unread = await FollowStore.UnreadAsync(db, user, shown);
        var all = shown.Select(row => (row.ConversationId, row.Thread)).Zip(shown, (key, row) => new Item(ThreadRow.Of(row), MessageRow.Of(roots[key]), unread[key]));
        var items = FeedReader.Fitting(all, item => item.Thread.Size + item.Root.Size);
        var next = items.Count < threads.Count ? ThreadCursor.Of(roots[(items[^1].Root.Conversation, items[^1].Root.Seq)]).ToString() : null;
        return new(items, next, await UserFeeds.HeadAsync(db, user), await PeopleStore.NamedAsync(db, items.Select(item => item.Root)));
    }
}
