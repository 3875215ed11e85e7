using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Messages.Threads;

/// <summary>Reads a page of the thread of a message, with the message itself. Whoever may not read the message is told that there is no such thread.</summary>
internal sealed class ReadThread(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Which; over HTTP it is in the address.</param>
    /// <param name="Thread">The seq of the first message; over HTTP in the address.</param>
    /// <param name="Before">The replies below this seq, the nearest. One of these two, or none for the newest.</param>
    /// <param name="After">Those above this seq.</param>
    /// <param name="Limit">1 to 100; 50 if it is left out.</param>
    public sealed record Request(ConversationId? Conversation, long? Thread, long? Before, long? After, int? Limit);

    /// <param name="Rows">The first message, the replies of this page by their seq, the reactions to all of these, and the messages that they answer.</param>
    /// <param name="Replies">The seqs of the replies that this page is all of, which may be fewer than the limit.</param>
    /// <param name="More">Whether there are others beyond them: before them, or after them if that was asked for.</param>
    /// <param name="Head">The revision of the feed of which this is.</param>
    /// <param name="Epoch">The database's epoch.</param>
    /// <param name="People">Whom the rows name.</param>
    public sealed record PageOfThread(IReadOnlyList<FeedRow> Rows, IReadOnlyList<long> Replies, bool More, long Head, string Epoch, IReadOnlyList<PersonCard> People) : Reply;

    public Task<PageOfThread> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var thread = MessageRules.Seq(validation, request.Thread, "thread");
        var limit = request.Limit ?? MessageLimits.PageDefault;
        validation.Require(limit is >= 1 and <= MessageLimits.PageMax, "limit", $"1 to {MessageLimits.PageMax}");
        validation.Require(request.Before is null || request.After is null, "before", "one of before and after");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor, id, thread, request with { Limit = limit }), cancel);
    }

    private static async Task<PageOfThread> ReadAsync(DbSession db, Actor actor, ConversationId id, long thread, Request request)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read);
        var root = await MessageStore.RequireAsync(db, place, thread);
        if (root.Thread is not null)
        {
            throw ChatError.NotFound("thread");
        }

        var limit = request.Limit!.Value;
        var found = await ThreadStore.RepliesAsync(db, root, request.Before, request.After, limit + 1);
        // What is nearest to what was asked for comes before the rest.
        var order = found.Take(limit).Index().ToDictionary(reply => reply.Item, reply => (long)reply.Index);
        var first = await MessagePages.ReadAsync(db, place, [root.Seq], order: _ => 0);
        var (more, replies, _) = await MessagePages.ReadAsync(db, place, [.. order.Keys], order: seq => order[seq]);
        // A reply may answer the first message, or what that one answers.
        var known = first.Rows.OfType<MessageRow>().Select(row => row.Seq).ToHashSet();
        IReadOnlyList<FeedRow> rows = [.. first.Rows, .. more.Where(row => !known.Contains(SeqOf(row)))];
        return new(rows, [.. replies.Order()], replies.Count < found.Count, place.Rev, await FeedEpoch.ReadAsync(db), await PeopleStore.NamedAsync(db, rows));
    }

    private static long SeqOf(FeedRow row) => row is ReactionRow reaction ? reaction.Seq : ((MessageRow)row).Seq;
}
