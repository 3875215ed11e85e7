using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Contacts;

/// <summary>Says yes or no to somebody who has asked to be a contact. Whoever is turned away is not told: for them it goes on waiting.</summary>
internal sealed class AnswerContact(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="User">Who has asked; over HTTP in the address.</param>
    /// <param name="Accept">True for yes.</param>
    public sealed record Request(UserId? User, bool? Accept);

    public async Task<RequestContact.Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var user = ConversationRules.User(validation, request.User);
        validation.Require(request.Accept is not null, "accept", "true or false");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ContactRow.Of(await database.WriteAsync(db => AnswerAsync(db, actor.User, user, request.Accept!.Value), cancel)));
    }

    private async Task<Contact> AnswerAsync(DbSession db, UserId me, UserId user, bool accept)
    {
        await Newcomers.RequireKnownAsync(db, user, "request");
        var pair = await ContactPair.LockAsync(db, me, user);
        if (pair.Mine.State is ContactState.Received)
        {
            return await (accept ? pair.Joined(clock.GetUtcNow()) : pair.Parted(clock.GetUtcNow())).PutAsync(db, feeds, pair);
        }

        // An answer that comes again changes nothing.
        var isAnswered = accept ? pair.Mine.State is ContactState.Accepted : pair.Mine is { State: ContactState.Removed, RefusedAt: not null };
        return isAnswered ? pair.Mine : throw ChatError.NotFound("request");
    }
}
