using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Folders;

/// <summary>Makes a folder for conversations, or gives one another name, emoji or place. It can be sent again: the client chooses the id.</summary>
internal sealed class PutFolder(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter)
{
    /// <param name="Id">A UUID that the client makes; over HTTP it is in the address.</param>
    /// <param name="Name">1 to 50 characters; left out it stays, and a new one needs it.</param>
    /// <param name="Emoji">One emoji, or an empty text for none; left out it stays.</param>
    /// <param name="Before">Another folder, before which it is to stand.</param>
    /// <param name="After">Or after which. With neither it stays where it is, and a new one comes last.</param>
    public sealed record Request(Guid? Id, string? Name, string? Emoji, Guid? Before, Guid? After);

    /// <param name="Folder">As it is now.</param>
    public sealed record Changed(FolderRow Folder) : Reply;

    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Id is { } given && given != Guid.Empty, "id", "a UUID that the client makes");
        var name = request.Name is null ? null : validation.Line(request.Name, "name", 1, FolderLimits.NameCharsMax);
        var emoji = request.Emoji is null ? null : ProfileRules.Emoji(validation, request.Emoji, "emoji");
        var spot = new Spot<Guid>(request.Before, request.After);
        validation.Require(request.Before is null || request.After is null, "after", "left out where 'before' is given");
        validation.Require((request.Before ?? request.After) is not { } neighbour || neighbour != request.Id, "before", "another folder");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(FolderRow.Of(await database.WriteAsync(db => PutAsync(db, actor.User, request.Id!.Value, name, emoji, spot), cancel)));
    }

    private async Task<Folder> PutAsync(DbSession db, UserId user, Guid id, string? name, string? emoji, Spot<Guid> spot)
    {
        await FolderChange.LockAsync(db, user);
        var known = await FolderStore.FindAsync(db, user, id);
        if (known is { Removed: true })
        {
            throw ChatError.NotFound("folder");
        }

        var all = await FolderStore.OfAsync(db, user);
        var others = all.Where(folder => folder.Id != id).ToList();
        if (known is null)
        {
            await RequireRoomAsync(db, user, name, others.Count);
        }

        var stands = known is null ? -1 : all.ToList().FindIndex(folder => folder.Id == id);
        var folder = (known ?? new() { Id = id }) with { Name = name ?? known!.Name, Emoji = emoji ?? known?.Emoji ?? "" };
        var index = known is not null && !spot.IsGiven ? stands : spot.IndexAmong(others, static other => other.Id);
        if (index == stands)
        {
            return folder == known ? known : await WriteAsync(db, user, folder, [folder]);
        }

        return await WriteAsync(db, user, folder, HandOrder.Put(others, folder, index, static row => row.Position, static (row, position) => row with { Position = position }));
    }

    private async Task<Folder> WriteAsync(DbSession db, UserId user, Folder folder, IReadOnlyList<Folder> changed)
    {
        var rev = await FolderChange.PutAsync(db, feeds, user, changed, []);
        return changed.Single(row => row.Id == folder.Id) with { Rev = rev };
    }

    private static async Task RequireRoomAsync(DbSession db, UserId user, string? name, int count)
    {
        if (name is null)
        {
            throw ChatError.NotFound("folder");
        }

        if (count >= FolderLimits.FoldersMax || await FolderStore.CountEverAsync(db, user) >= FolderLimits.FoldersEverMax)
        {
            throw ChatError.Conflict("You have as many folders as there may be.");
        }
    }
}
