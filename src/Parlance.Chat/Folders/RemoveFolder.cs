using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Folders;

/// <summary>Takes a folder away. The conversations in it stay, and are in none.</summary>
internal sealed class RemoveFolder(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter)
{
    /// <param name="Id">Which; over HTTP it is in the address.</param>
    public sealed record Request(Guid? Id);

    public async Task<PutFolder.Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Id is not null, "id", "the id of a folder");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(FolderRow.Of(await database.WriteAsync(db => RemoveAsync(db, actor.User, request.Id!.Value), cancel)));
    }

    private async Task<Folder> RemoveAsync(DbSession db, UserId user, Guid id)
    {
        await FolderChange.LockAsync(db, user);
        var known = await FolderStore.FindAsync(db, user, id) ?? throw ChatError.NotFound("folder");
        if (known.Removed)
        {
            return known;
        }

        var inside = (await FolderStore.PlacesOfAsync(db, user)).Where(place => place.FolderId == id).Select(place => place with { FolderId = null, Position = 0 });
        var gone = known with { Removed = true, Name = "", Emoji = "", Position = 0 };
        return gone with { Rev = await FolderChange.PutAsync(db, feeds, user, [gone], inside) };
    }
}
