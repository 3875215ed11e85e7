using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Notifications;

/// <summary>Chooses for oneself when a conversation may interrupt, on all devices. Nobody else learns of it.</summary>
internal sealed class SetNotificationLevel(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Which; over HTTP it is in the address.</param>
    /// <param name="Level">Of which messages one wants to be told; left out for all of a direct conversation or a group, and for mentions in a channel.</param>
    /// <param name="MutedUntil">Until when one wants to be told of none, a year ahead at most; left out for what the level says.</param>
    public sealed record Request(ConversationId? Conversation, NotificationLevel? Level, DateTimeOffset? MutedUntil);

    /// <param name="Notification">As it is now.</param>
    public sealed record Changed(NotificationRow Notification) : Reply;

    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.Require(request.MutedUntil is null || request.MutedUntil <= clock.GetUtcNow() + NotificationLimits.MuteMax, "mutedUntil", "a time within a year");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(NotificationRow.Of(await database.WriteAsync(db => SetAsync(db, actor, id, request), cancel)));
    }

    private async Task<LevelSetting> SetAsync(DbSession db, Actor actor, ConversationId id, Request request)
    {
        await Place.RequireAsync(db, actor, id, Act.Read);
        await UserFeeds.LockAsync(db, [actor.User]);
        await UserStore.RequireAsync(db, actor.User);
        var known = await NotificationStore.FindAsync(db, actor.User, id);
        var wanted = new LevelSetting { ConversationId = id, Level = request.Level, MutedUntil = MillisecondsOf(request.MutedUntil), Rev = known?.Rev ?? 0 };
        if (wanted == (known ?? new() { ConversationId = id }))
        {
            return wanted;
        }

        var change = await UserChange.BeginAsync(db, actor.User);
        var row = wanted with { Rev = change.Rev };
        await NotificationStore.PutAsync(db, actor.User, row);
        change.Add(NotificationRow.Of(row));
        change.End(db, feeds);
        return row;
    }

    // As the database keeps it, so that the same is told now and later.
    private static DateTimeOffset? MillisecondsOf(DateTimeOffset? time) =>
        time is { } moment ? DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds()) : null;
}
