using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Reading.Receipts;

/// <summary>Lists how far the people of a conversation have read, as far as they let it be seen. Channels have none.</summary>
internal sealed class ListReceipts(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Which; over HTTP it is in the address.</param>
    public sealed record Request(ConversationId? Conversation);

    /// <param name="Items">Who read last comes first; 100 at most.</param>
    /// <param name="Head">The revision of the feed of which this is.</param>
    /// <param name="People">Whom the items name.</param>
    public sealed record Listed(IReadOnlyList<ReceiptRow> Items, long Head, IReadOnlyList<PersonCard> People) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor, id), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, Actor actor, ConversationId id)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read);
        IReadOnlyList<ReceiptRow> items = [.. (await ReceiptStore.OfAsync(db, id)).Select(ReceiptRow.Of)];
        return new(items, place.Rev, await PeopleStore.NamedAsync(db, items));
    }
}
