using System.Security.Cryptography;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Emojis;

/// <summary>Takes an emoji away from the server: whoever added it, or an administrator. Where it was used, its name is left.</summary>
internal sealed class RemoveEmoji(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Name">Which; over HTTP it is in the address.</param>
    public sealed record Request(string? Name);

    public async Task<AddEmoji.Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(EmojiRow.Of(await database.WriteAsync(db => RemoveAsync(db, actor, request.Name ?? ""), cancel)));
    }

    private async Task<CustomEmoji> RemoveAsync(DbSession db, Actor actor, string name)
    {
        await ServerFeed.LockAsync(db);
        var known = await EmojiStore.FindAsync(db, name) ?? throw ChatError.NotFound("emoji");
        if (known.AddedBy != actor.User && !actor.IsAdministrator)
        {
            throw ChatError.Forbidden("Emoji are removed by who has added them, and by administrators.");
        }

        if (known.Removed)
        {
            return known;
        }

        // The picture goes, and its address with it.
        var removed = known with { Removed = true, ImageId = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes), Rev = await ServerFeed.NextRevAsync(db) };
        await EmojiStore.PutAsync(db, removed, []);
        if (known.AddedBy != actor.User)
        {
            await AuditLog.WriteAsync(db, actor, new Audited(AuditAction.EmojiRemoved) { User = known.AddedBy }.With(new { known.Name }), clock.GetUtcNow());
        }

        feeds.Tell(db, new(FeedName.Server, removed.Rev, [EmojiRow.Of(removed)]));
        return removed;
    }
}
