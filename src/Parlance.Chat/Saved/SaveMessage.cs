using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Saved;

/// <summary>Puts a message by for oneself, on all devices, or takes it out again. Nobody else learns of it.</summary>
internal sealed class SaveMessage(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">Which message; over HTTP in the address.</param>
    public sealed record Request(ConversationId? Conversation, long? Seq);

    /// <param name="Saved">As it is now.</param>
    public sealed record Changed(SavedRow Saved) : Reply;

    /// <summary>Saves it. Where it is saved already, it stays where it is.</summary>
    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var (id, seq) = Check(actor, request);
        return new(SavedRow.Of(await database.WriteAsync(db => SaveAsync(db, actor, id, seq), cancel)));
    }

    /// <summary>Takes it out, whether one may still read it or not.</summary>
    public async Task<Changed> HandleRemoveAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var (id, seq) = Check(actor, request);
        return new(SavedRow.Of(await database.WriteAsync(db => RemoveAsync(db, actor.User, id, seq), cancel)));
    }

    private (ConversationId Id, long Seq) Check(Actor actor, Request request)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var seq = MessageRules.Seq(validation, request.Seq);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return (id, seq);
    }

    private async Task<SavedMessage> SaveAsync(DbSession db, Actor actor, ConversationId id, long seq)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read);
        var message = await MessageStore.RequireAsync(db, place, seq);
        await LockAsync(db, actor.User);
        var known = await SavedStore.FindAsync(db, actor.User, id, seq);
        if (known is { Removed: false })
        {
            return known;
        }

        if (message.DeletedAt is not null)
        {
            throw ChatError.Conflict("This message is deleted.");
        }

        if (await SavedStore.CountAsync(db, actor.User) >= SavedLimits.SavedMax)
        {
            throw ChatError.Conflict("You have saved as many messages as there may be.");
        }

        return await PutAsync(db, actor.User, new() { ConversationId = id, Seq = seq, At = clock.GetUtcNow() });
    }

    private async Task<SavedMessage> RemoveAsync(DbSession db, UserId user, ConversationId id, long seq)
    {
        await LockAsync(db, user);
        var known = await SavedStore.FindAsync(db, user, id, seq) ?? throw ChatError.NotFound("saved message");
        return known.Removed ? known : await PutAsync(db, user, known with { Removed = true });
    }

    // Two devices of one person wait for each other here, and for the deletion of the account.
    private static async Task LockAsync(DbSession db, UserId user)
    {
        await UserFeeds.LockAsync(db, [user]);
        await UserStore.RequireAsync(db, user);
    }

    private async Task<SavedMessage> PutAsync(DbSession db, UserId user, SavedMessage saved)
    {
        var change = await UserChange.BeginAsync(db, user);
        var row = saved with { Rev = change.Rev };
        await SavedStore.PutAsync(db, user, row);
        change.Add(SavedRow.Of(row));
        change.End(db, feeds);
        return row;
    }
}
