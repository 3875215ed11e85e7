using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Feeds;

/// <summary>
/// The heads of all feeds that somebody follows. Clients compare them with what they hold when they connect, when they wake and every minute: a
/// change of which no event came, whatever the reason, is found all the same.
/// </summary>
internal sealed class ListHeads(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Epoch">The database's epoch.</param>
    /// <param name="Heads">The rev of each feed by its name, one's own and that of the server included.</param>
    public sealed record Answer(string Epoch, IReadOnlyDictionary<string, long> Heads) : Reply;

    public Task<Answer> HandleAsync(Actor actor, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor.User), cancel);
    }

    private static async Task<Answer> ReadAsync(DbSession db, UserId user)
    {
        var heads = (await ConversationStore.HeadsOfAsync(db, user)).ToDictionary(head => FeedName.Of(head.Id), head => head.Rev, StringComparer.Ordinal);
        heads[FeedName.Of(user)] = await UserFeeds.HeadAsync(db, user);
        heads[FeedName.Server] = await ServerFeed.HeadAsync(db);
        return new(await FeedEpoch.ReadAsync(db), heads);
    }
}
