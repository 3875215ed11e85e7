using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Contacts;

/// <summary>Ends a contact for both, takes a request of one's own back, or turns somebody else's away.</summary>
internal sealed class RemoveContact(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="User">Who; over HTTP in the address.</param>
    public sealed record Request(UserId? User);

    public async Task<RequestContact.Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var user = ConversationRules.User(validation, request.User);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ContactRow.Of(await database.WriteAsync(db => RemoveAsync(db, actor.User, user), cancel)));
    }

    private async Task<Contact> RemoveAsync(DbSession db, UserId me, UserId user)
    {
        await Newcomers.RequireKnownAsync(db, user, "contact");
        var pair = await ContactPair.LockAsync(db, me, user);
        return pair.Mine.Rev is 0 ? throw ChatError.NotFound("contact") : await pair.Parted(clock.GetUtcNow()).PutAsync(db, feeds, pair);
    }
}
