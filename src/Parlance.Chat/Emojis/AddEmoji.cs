using System.Security.Cryptography;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Pictures;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Emojis;

/// <summary>Adds an emoji to the server, for everybody. The same one sent again by the same person changes nothing.</summary>
internal sealed class AddEmoji(ChatDatabase database, FeedPublisher feeds, SettingsStore settings, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Name">What stands between colons for it: 1 to 32 small letters, digits, and <c>_ - +</c>; over HTTP it is in the address.</param>
    /// <param name="Picture">A PNG, JPEG, GIF or WebP in base64: 256 KiB and 512 pixels to a side at most.</param>
    public sealed record Request(string? Name, string? Picture);

    /// <param name="Emoji">As it is now.</param>
    public sealed record Changed(EmojiRow Emoji) : Reply;

    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(EmojiName.IsName(request.Name), "name", EmojiName.Expected);
        var content = BytesOf(request.Picture);
        var facts = ImageFacts.Of(content, EmojiLimits.SideMax);
        validation.Require(facts is not null, "picture", "a PNG, JPEG, GIF or WebP in base64, of 256 KiB and 512 pixels to a side at most");
        validation.ThrowIfInvalid();
        var from = (await settings.GetAsync(cancel)).CustomEmojiFrom;
        if (actor.Role < from)
        {
            throw ChatError.Forbidden(from is ServerRole.Administrator ? "Only administrators add emoji here." : "Guests add no emoji.");
        }

        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        var row = new CustomEmoji
        {
            Name = request.Name!,
            ImageId = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes),
            Type = facts!.Type,
            Width = facts.Width,
            Height = facts.Height,
            AddedBy = actor.User,
            AddedAt = clock.GetUtcNow(),
        };
        return new(EmojiRow.Of(await database.WriteAsync(db => AddAsync(db, row, content), cancel)));
    }

    private async Task<CustomEmoji> AddAsync(DbSession db, CustomEmoji row, byte[] content)
    {
        await ServerFeed.LockAsync(db);
        var known = await EmojiStore.FindAsync(db, row.Name);
        if (known is { Removed: false })
        {
            return known.AddedBy == row.AddedBy && (await EmojiStore.PictureAsync(db, row.Name)).AsSpan().SequenceEqual(content)
                ? known
                : throw ChatError.Conflict("There is an emoji of this name already.");
        }

        var (there, ever) = await EmojiStore.CountAsync(db);
        if (there >= EmojiLimits.AllMax || (known is null && ever >= EmojiLimits.EverMax))
        {
            throw ChatError.Conflict("There are as many emoji as there may be. Remove one first.");
        }

        var added = row with { Rev = await ServerFeed.NextRevAsync(db) };
        await EmojiStore.PutAsync(db, added, content);
        feeds.Tell(db, new(FeedName.Server, added.Rev, [EmojiRow.Of(added)]));
        return added;
    }

    // Nothing for what is none, or too much.
    private static byte[] BytesOf(string? base64)
    {
        var buffer = new byte[EmojiLimits.BytesMax];
        return base64 is not null && Convert.TryFromBase64String(base64, buffer, out var length) ? buffer[..length] : [];
    }
}
