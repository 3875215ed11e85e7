using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Folders;

/// <summary>Puts a conversation among one's favourites or into a folder, at the place where one wants it, or takes it out again.</summary>
internal sealed class PlaceConversation(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter)
{
    /// <param name="Conversation">Which; over HTTP it is in the address.</param>
    /// <param name="Favourite">Whether it is to be among the favourites.</param>
    /// <param name="Folder">Or in which folder. With neither it is in none.</param>
    /// <param name="Before">Another conversation of that list, before which it is to stand.</param>
    /// <param name="After">Or after which. With neither it stays where it is, and one that is new there comes last.</param>
    public sealed record Request(ConversationId? Conversation, bool? Favourite, Guid? Folder, ConversationId? Before, ConversationId? After);

    /// <param name="Place">Where it is now.</param>
    public sealed record Changed(PlaceRow Place) : Reply;

    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var wanted = new FolderPlace { ConversationId = id, Favourite = request.Favourite ?? false, FolderId = request.Folder };
        validation.Require(!wanted.Favourite || wanted.FolderId is null, "folder", "left out for a favourite");
        validation.Require(request.Before is null || request.After is null, "after", "left out where 'before' is given");
        validation.Require((request.Before ?? request.After) is not { } neighbour || neighbour != id, "before", "another conversation");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        var spot = new Spot<ConversationId>(request.Before, request.After);
        return new(PlaceRow.Of(await database.WriteAsync(db => PlaceAsync(db, actor, wanted, spot), cancel)));
    }

    private async Task<FolderPlace> PlaceAsync(DbSession db, Actor actor, FolderPlace wanted, Spot<ConversationId> spot)
    {
        // What is somewhere may be taken out by those who have left, too.
        if (wanted.IsSomewhere)
        {
            await Place.RequireAsync(db, actor, wanted.ConversationId, Act.Read);
        }

        await FolderChange.LockAsync(db, actor.User);
        var known = await FolderStore.FindPlaceAsync(db, actor.User, wanted.ConversationId);
        if (!wanted.IsSomewhere)
        {
            return known switch
            {
                null => throw ChatError.NotFound("place"),
                { IsSomewhere: false } => known,
                _ => await WriteAsync(db, actor.User, wanted, [wanted]),
            };
        }

        if (wanted.FolderId is { } folder && await FolderStore.FindAsync(db, actor.User, folder) is not { Removed: false })
        {
            throw ChatError.NotFound("folder");
        }

        return await PlaceAsync(db, actor.User, known, wanted, spot);
    }

    private async Task<FolderPlace> PlaceAsync(DbSession db, UserId user, FolderPlace? known, FolderPlace wanted, Spot<ConversationId> spot)
    {
        var all = await FolderStore.PlacesOfAsync(db, user);
        if (known is not { IsSomewhere: true } && all.Count >= FolderLimits.PlacesMax)
        {
            throw ChatError.Conflict("You have put as many conversations into folders as there may be.");
        }

        var list = all.Where(place => place.IsBeside(wanted)).ToList();
        var stands = list.FindIndex(place => place.ConversationId == wanted.ConversationId);
        var others = list.Where(place => place.ConversationId != wanted.ConversationId).ToList();
        var index = stands >= 0 && !spot.IsGiven ? stands : spot.IndexAmong(others, static place => place.ConversationId);
        return index == stands
            ? known!
            : await WriteAsync(db, user, wanted, HandOrder.Put(others, wanted, index, static row => row.Position, static (row, position) => row with { Position = position }));
    }

    private async Task<FolderPlace> WriteAsync(DbSession db, UserId user, FolderPlace wanted, IReadOnlyList<FolderPlace> changed)
    {
        var rev = await FolderChange.PutAsync(db, feeds, user, [], changed);
        return changed.Single(row => row.ConversationId == wanted.ConversationId) with { Rev = rev };
    }
}
