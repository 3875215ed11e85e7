using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Contacts;

/// <summary>
/// Keeps somebody from reaching one: they cannot write in the direct conversation, ask to be a contact or let one into conversations. They are not
/// told. Where both are members, both go on reading each other.
/// </summary>
internal sealed class BlockPerson(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="User">Whom; over HTTP in the address.</param>
    public sealed record Request(UserId? User);

    /// <param name="Block">As it is now.</param>
    public sealed record Changed(BlockRow Block) : Reply;

    public Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel) => HandleAsync(actor, request, BlockAsync, cancel);

    /// <summary>Lets them reach one again.</summary>
    public Task<Changed> HandleUnblockAsync(Actor actor, Request request, CancellationToken cancel) => HandleAsync(actor, request, UnblockAsync, cancel);

    private async Task<Changed> HandleAsync(Actor actor, Request request, Func<DbSession, Actor, UserId, Task<Block>> change, CancellationToken cancel)
    {
        var validation = new Validation();
        var user = ConversationRules.User(validation, request.User);
        validation.Require(user != actor.User, "user", "somebody else");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(BlockRow.Of(await database.WriteAsync(db => change(db, actor, user), cancel)));
    }

    private async Task<Block> BlockAsync(DbSession db, Actor actor, UserId user)
    {
        var me = actor.User;
        await UserStore.RequireAsync(db, me);
        await Newcomers.RequireKnownAsync(db, user);
        // Whatever they are writing at this moment is there before the block is, or is refused.
        await DirectConversations.LockAsync(db, me, user);
        var pair = await ContactPair.LockAsync(db, me, user);
        var known = await BlockStore.FindAsync(db, me, user);
        if (known is { Removed: false })
        {
            return known;
        }

        // A guest of the server knows of nobody else; who has come to them in another way can be kept away all the same.
        if (pair.Mine.State is ContactState.Removed && !await PeopleStore.IsVisibleAsync(db, actor, user))
        {
            throw ChatError.NotFound("user");
        }

        if (await BlockStore.CountAsync(db, me) >= ContactLimits.BlocksMax)
        {
            throw ChatError.Conflict($"One account can block {ContactLimits.BlocksMax} people.");
        }

        var parted = pair.Parted(clock.GetUtcNow());
        await parted.PutTheirsAsync(db, feeds, pair);
        var change = await UserChange.BeginAsync(db, me);
        await parted.PutMineAsync(db, change, pair);
        return await PutAsync(db, change, me, user, removed: false);
    }

    private async Task<Block> UnblockAsync(DbSession db, Actor actor, UserId user)
    {
        var me = actor.User;
        await UserFeeds.LockAsync(db, [me]);
        var known = await BlockStore.FindAsync(db, me, user) ?? throw ChatError.NotFound("block");
        return known.Removed ? known : await PutAsync(db, await UserChange.BeginAsync(db, me), me, user, removed: true);
    }

    private async Task<Block> PutAsync(DbSession db, UserChange change, UserId me, UserId user, bool removed)
    {
        var row = new Block { UserId = me, OtherId = user, At = clock.GetUtcNow(), Removed = removed, Rev = change.Rev };
        await BlockStore.PutAsync(db, row);
        change.Add(BlockRow.Of(row));
        change.End(db, feeds);
        return row;
    }
}
