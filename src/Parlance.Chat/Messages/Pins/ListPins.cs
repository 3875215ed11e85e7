using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Messages.Pins;

/// <summary>Lists what is pinned in a conversation with the messages themselves, what was pinned last first.</summary>
internal sealed class ListPins(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Which; over HTTP it is in the address.</param>
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 100; 50 if it is left out.</param>
    public sealed record Request(ConversationId? Conversation, string? Cursor, int? Limit);

    /// <param name="Items">This part, which may be shorter than the limit: about a megabyte of messages.</param>
    /// <param name="Rows">The messages that are pinned, their reactions, and the messages that they answer.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="Head">The revision of the feed of which this is.</param>
    /// <param name="People">Whom the rows name.</param>
    public sealed record Listed(IReadOnlyList<PinRow> Items, IReadOnlyList<FeedRow> Rows, string? Next, long Head, IReadOnlyList<PersonCard> People) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var query = RevQuery.Of(validation, request.Cursor, request.Limit, MessageLimits.PageMax);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor, id, query), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, Actor actor, ConversationId id, RevQuery query)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read);
        var up = await PinStore.UpAsync(db, place, query.Before, query.Take);
        var shown = up.Take(query.Limit).ToList();
        var order = shown.ToDictionary(pin => pin.Seq, pin => -pin.Rev);
        var (rows, seqs, _) = await MessagePages.ReadAsync(db, place, [.. order.Keys], order: seq => order[seq]);
        // Those for which there was no room come with the next part.
        var items = shown.Take(seqs.Count).Select(PinRow.Of).ToList();
        var next = items.Count < up.Count ? RevQuery.CursorOf(items[^1].Rev) : null;
        return new(items, rows, next, place.Rev, await PeopleStore.NamedAsync(db, [.. items, .. rows]));
    }
}
