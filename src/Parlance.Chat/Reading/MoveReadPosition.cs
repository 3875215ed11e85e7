using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;
using Parlance.Chat.Reading.Receipts;

namespace Parlance.Chat.Reading;

/// <summary>
/// Notes how far somebody has read. Reading only moves forward; to mark as unread is another request, which moves back on purpose, and which a
/// device that is late with its reading cannot undo.
/// </summary>
internal sealed class MoveReadPosition(ChatDatabase database, FeedPublisher feeds, ReadReceipts receipts, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">Everything up to this one is read.</param>
    /// <param name="Version">The version that the client knows; 0 if it knows none. A move that knows an older one is answered and changes nothing.</param>
    public sealed record Read(ConversationId? Conversation, long? Seq, long? Version);

    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">This one and everything after it is unread.</param>
    public sealed record Unread(ConversationId? Conversation, long? Seq);

    /// <param name="Position">As it is now.</param>
    public sealed record Moved(ReadRow Position) : Reply;

    public Task<Moved> HandleAsync(Actor actor, Read request, CancellationToken cancel)
    {
        var (id, seq) = Check(request.Conversation, request.Seq);
        var version = request.Version ?? 0;
        return MoveAsync(actor, id, (known, place) => known.Version <= version && seq > known.Seq ? known with { Seq = Math.Min(seq, place.LastSeq) } : known, cancel);
    }

    public Task<Moved> HandleAsync(Actor actor, Unread request, CancellationToken cancel)
    {
        var (id, seq) = Check(request.Conversation, request.Seq);
        return MoveAsync(actor, id, (known, place) => known with { Seq = Math.Min(seq - 1, place.LastSeq), Version = known.Version + 1 }, cancel);
    }

    private static (ConversationId Id, long Seq) Check(ConversationId? conversation, long? seq)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, conversation);
        var checkedSeq = MessageRules.Seq(validation, seq);
        validation.ThrowIfInvalid();
        return (id, checkedSeq);
    }

    private async Task<Moved> MoveAsync(Actor actor, ConversationId id, Func<ReadPosition, Place, ReadPosition> move, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ReadRow.Of(await database.WriteAsync(db => MoveAsync(db, actor, id, move), cancel)));
    }

    private async Task<ReadPosition> MoveAsync(DbSession db, Actor actor, ConversationId id, Func<ReadPosition, Place, ReadPosition> move)
    {
        var place = await ReadReceipts.RequireAsync(db, actor, id);
        // Two devices of one person wait for each other here, and for the deletion of the account.
        await UserFeeds.LockAsync(db, [actor.User]);
        await UserStore.RequireAsync(db, actor.User);
        var known = await ReadStore.FindAsync(db, actor.User, id) ?? new() { ConversationId = id };
        var moved = move(known, place);
        if (moved == known)
        {
            return known;
        }

        var row = moved with { At = clock.GetUtcNow(), Rev = await UserFeeds.NextRevAsync(db, actor.User) };
        await ReadStore.PutAsync(db, actor.User, row);
        feeds.Tell(db, new(FeedName.Of(actor.User), row.Rev, [ReadRow.Of(row)]));
        if (row.Seq > known.Seq)
        {
            await receipts.NoteAsync(db, place, row.Seq);
        }

        return row;
    }
}
