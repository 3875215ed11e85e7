using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Messages.Threads;

/// <summary>
/// Changes what one has to do with a thread: follows it or leaves it, and notes how far one has read. Reading only moves forward; to mark as unread moves
/// back on purpose, which a device that is late with its reading cannot undo.
/// </summary>
internal sealed class FollowThread(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Thread">The seq of the first message; over HTTP in the address.</param>
    /// <param name="Following">True to follow it, false to leave it.</param>
    public sealed record Follow(ConversationId? Conversation, long? Thread, bool? Following);

    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Thread">The seq of the first message; over HTTP in the address.</param>
    /// <param name="Seq">Every reply up to this one is read.</param>
    /// <param name="Version">The version that the client knows; 0 if it knows none. A move that knows an older one is answered and changes nothing.</param>
    public sealed record Read(ConversationId? Conversation, long? Thread, long? Seq, long? Version);

    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Thread">The seq of the first message; over HTTP in the address.</param>
    /// <param name="Seq">This reply and every one after it is unread.</param>
    public sealed record Unread(ConversationId? Conversation, long? Thread, long? Seq);

    /// <param name="Thread">As it is now.</param>
    public sealed record Changed(ThreadRow Thread) : Reply;

    public Task<Changed> HandleAsync(Actor actor, Follow request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Following is not null, "following", "true or false");
        var state = request.Following is true ? FollowState.Follows : FollowState.Left;
        return ChangeAsync(actor, validation, request.Conversation, request.Thread, (known, _) => known with { State = state }, cancel);
    }

    public Task<Changed> HandleAsync(Actor actor, Read request, CancellationToken cancel)
    {
        var validation = new Validation();
        var seq = MessageRules.Seq(validation, request.Seq);
        var version = request.Version ?? 0;
        return ChangeAsync(
            actor,
            validation,
            request.Conversation,
            request.Thread,
            (known, place) => known.Version <= version && seq > known.Seq ? known with { Seq = Math.Max(known.Seq, Math.Min(seq, place.LastSeq)) } : known,
            cancel);
    }

    public Task<Changed> HandleAsync(Actor actor, Unread request, CancellationToken cancel)
    {
        var validation = new Validation();
        var seq = MessageRules.Seq(validation, request.Seq);
        return ChangeAsync(
            actor,
            validation,
            request.Conversation,
            request.Thread,
            (known, place) => known with { Seq = Math.Min(seq - 1, place.LastSeq), Version = known.Version + 1 },
            cancel);
    }

    private async Task<Changed> ChangeAsync(
        Actor actor, Validation validation, ConversationId? conversation, long? thread, Func<FollowedThread, Place, FollowedThread> change, CancellationToken cancel)
    {
        var id = ConversationRules.Conversation(validation, conversation);
        var root = MessageRules.Seq(validation, thread, "thread");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ThreadRow.Of(await database.WriteAsync(db => ChangeAsync(db, actor, id, root, change), cancel)));
    }

    private async Task<FollowedThread> ChangeAsync(DbSession db, Actor actor, ConversationId id, long thread, Func<FollowedThread, Place, FollowedThread> change)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read);
        if ((await MessageStore.RequireAsync(db, place, thread)).Thread is not null)
        {
            throw ChatError.NotFound("thread");
        }

        // Two devices of one person wait for each other here, and for the deletion of the account.
        await UserFeeds.LockAsync(db, [actor.User]);
        await UserStore.RequireAsync(db, actor.User);
        var known = await FollowStore.FindAsync(db, actor.User, id, thread);
        var before = known ?? new() { UserId = actor.User, ConversationId = id, Thread = thread, Seq = thread };
        var after = change(before, place);
        // What changes nothing is not written down.
        return after == before && known is not null ? known : await Followers.PutAsync(db, feeds, after, clock.GetUtcNow());
    }
}
