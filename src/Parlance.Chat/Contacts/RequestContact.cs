using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Contacts;

/// <summary>Asks somebody to be a contact. Whoever asks somebody who has asked them says yes by it.</summary>
internal sealed class RequestContact(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="User">Whom; over HTTP in the address.</param>
    /// <param name="Note">What to say with it; 250 characters at most.</param>
    public sealed record Request(UserId? User, string? Note);

    /// <param name="Contact">As it is now, on one's own side.</param>
    public sealed record Changed(ContactRow Contact) : Reply;

    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var user = ConversationRules.User(validation, request.User);
        var note = validation.Line(request.Note, "note", 0, ContactLimits.NoteCharsMax);
        validation.Require(user != actor.User, "user", "somebody else");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ContactRequestsPerPair, $"{actor.User} {user}");
        limiter.Take(RateLimit.ContactRequestsPerUser, actor.User.ToString());
        return new(ContactRow.Of(await database.WriteAsync(db => RequestAsync(db, actor, user, note), cancel)));
    }

    private async Task<Contact> RequestAsync(DbSession db, Actor actor, UserId user, string note)
    {
        await Newcomers.RequireKnownAsync(db, user);
        var pair = await ContactPair.LockAsync(db, actor.User, user);
        // Under the locks: neither account is deleted from here on to the commit.
        await UserStore.RequireAsync(db, actor.User);
        if (await UserStore.FindAsync(db, user) is not { IsActive: true } || !await PeopleStore.IsVisibleAsync(db, actor, user))
        {
            throw ChatError.NotFound("user");
        }

        await RequireUnblockedAsync(db, actor.User, user);
        var now = clock.GetUtcNow();
        if (pair.Mine.State is ContactState.Accepted || (pair.Mine.State is ContactState.Requested && pair.Theirs.State is ContactState.Received))
        {
            return pair.Mine;
        }

        if (pair.Theirs.State is ContactState.Requested)
        {
            return await pair.Joined(now).PutAsync(db, feeds, pair);
        }

        await RequireRoomAsync(db, pair);
        return await Asked(pair, note, now).PutAsync(db, feeds, pair);
    }

    // Whoever was turned away lately sees their request wait, as before, and nobody hears of it.
    private static ContactPair Asked(ContactPair pair, string note, DateTimeOffset now)
    {
        var isHeard = pair.Theirs.RefusedAt is not { } refused || now - refused >= ContactLimits.RefusalKept;
        return new(
            pair.Mine.State is ContactState.Requested ? pair.Mine : pair.Mine with { State = ContactState.Requested, Note = note, At = now, RefusedAt = null },
            isHeard ? pair.Theirs with { State = ContactState.Received, Note = note, At = now } : pair.Theirs);
    }

    private static async Task RequireUnblockedAsync(DbSession db, UserId me, UserId user)
    {
        if (await Blocks.IsBlockedAsync(db, user, me))
        {
            throw ChatError.Blocked();
        }

        if (await Blocks.IsBlockedAsync(db, me, user))
        {
            throw ChatError.Conflict("You have blocked this person. Take that back first.");
        }
    }

    private static async Task RequireRoomAsync(DbSession db, ContactPair pair)
    {
        if (pair.Mine.State is ContactState.Removed && await ContactStore.CountAsync(db, pair.Mine.UserId) >= ContactLimits.ContactsMax)
        {
            throw ChatError.Conflict($"One account has {ContactLimits.ContactsMax} contacts and requests at most.");
        }

        if (pair.Theirs.State is ContactState.Removed && await ContactStore.CountAsync(db, pair.Theirs.UserId) >= ContactLimits.ContactsMax)
        {
            throw ChatError.Conflict("This person has as many contacts and requests as one may have.");
        }
    }
}
