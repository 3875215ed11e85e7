using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Presence.Live;

namespace Parlance.Chat.Presence;

/// <summary>Chooses what others see of oneself, on all devices, for good or for a time.</summary>
internal sealed class SetPresence(ChatDatabase database, FeedPublisher feeds, NodePresence node, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="State">What to be shown as; <c>online</c> leaves it to the devices.</param>
    /// <param name="Until">When the choice ends, 28 days ahead at most; null for never. Not for <c>online</c>.</param>
    public sealed record Request(ChosenState? State, DateTimeOffset? Until);

    /// <param name="Presence">As it is on disk.</param>
    public sealed record Chosen(PresenceRow Presence) : Reply;

    public async Task<Chosen> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var choice = Check(request, clock.GetUtcNow()) with { UserId = actor.User };
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(PresenceRow.Of(await database.WriteAsync(db => ChooseAsync(db, choice), cancel)));
    }

    private async Task<ChosenPresence> ChooseAsync(DbSession db, ChosenPresence choice)
    {
        // Two devices of one person wait for each other here, and for the deletion of the account.
        await UserFeeds.LockAsync(db, [choice.UserId]);
        await UserStore.RequireAsync(db, choice.UserId);
        var known = await PresenceStore.ReadAsync(db, choice.UserId);
        if (known == choice with { Rev = known.Rev })
        {
            return known;
        }

        var row = choice with { Rev = await UserFeeds.NextRevAsync(db, choice.UserId) };
        await PresenceStore.PutAsync(db, row);
        feeds.Tell(db, new(FeedName.Of(row.UserId), row.Rev, [PresenceRow.Of(row)]));
        db.AfterCommit(() => node.Know(row));
        return row;
    }

    private static ChosenPresence Check(Request request, DateTimeOffset now)
    {
        var validation = new Validation();
        validation.Require(request.State is { } state && Enum.IsDefined(state), "state", "online, away, dnd or invisible");
        validation.Require(request.Until is null || (request.Until > now && request.Until <= now + PresenceLimits.UntilMax), "until", "a time within the next 28 days");
        validation.Require(request.Until is null || request.State is not ChosenState.Online, "until", "nothing, for 'online'");
        validation.ThrowIfInvalid();
        // As it comes back from the database, which keeps milliseconds.
        var until = request.Until is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end.ToUnixTimeMilliseconds()) : (DateTimeOffset?)null;
        return new() { State = request.State!.Value, Until = until };
    }
}
