using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;
using Parlance.Chat.People;

namespace Parlance.Chat.Polls;

/// <summary>Lists who has chosen what in a poll, those who have left too, unless it is anonymous: then nobody is told, neither its author nor administrators.</summary>
internal sealed class ListVoters(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">Which message; over HTTP in the address.</param>
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 100; 50 if it is left out.</param>
    public sealed record Request(ConversationId? Conversation, long? Seq, string? Cursor, int? Limit);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="People">Who they are.</param>
    public sealed record Listed(IReadOnlyList<Item> Items, string? Next, IReadOnlyList<PersonCard> People) : Reply;

    /// <param name="User">Who has chosen.</param>
    /// <param name="Options">The numbers of what they have chosen, from 0 on.</param>
    /// <param name="At">When.</param>
    public sealed record Item(UserId User, IReadOnlyList<int> Options, DateTimeOffset At);

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var seq = MessageRules.Seq(validation, request.Seq);
        var after = default(UserId);
        validation.Require(string.IsNullOrEmpty(request.Cursor) || UserId.TryParse(request.Cursor, out after), "cursor", "what an answer's 'next' says");
        var limit = request.Limit ?? Page.LimitDefault;
        validation.Require(limit is >= 1 and <= MessageLimits.PageMax, "limit", $"1 to {MessageLimits.PageMax}");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor, id, seq, after, limit), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, Actor actor, ConversationId id, long seq, UserId after, int limit)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read);
        var message = await MessageStore.RequireAsync(db, place, seq);
        var poll = message.Poll ?? throw ChatError.NotFound("poll");
        if (poll.Anonymous)
        {
            throw ChatError.Forbidden("This poll is anonymous.");
        }

        var votes = await VoteStore.OfAsync(db, id, seq, after, limit + 1);
        var shown = votes.Take(limit).ToList();
        var next = votes.Count > limit ? shown[^1].UserId.ToString() : null;
        return new([.. shown.Select(vote => new Item(vote.UserId, vote.Options, vote.At))], next, await PeopleStore.CardsAsync(db, [.. shown.Select(vote => vote.UserId)]));
    }
}
