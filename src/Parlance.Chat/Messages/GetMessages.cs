using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Messages;

/// <summary>Reads single messages, such as those that others answer. What one may not read, or what is not there, is left out.</summary>
internal sealed class GetMessages(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Which; over HTTP it is in the address.</param>
    /// <param name="Seqs">Which messages, 1 to 100.</param>
    public sealed record Request(ConversationId? Conversation, IReadOnlyList<long>? Seqs);

    /// <param name="Rows">The messages by their seq, their reactions, and the messages that they answer.</param>
    /// <param name="Head">The revision of the feed of which this is.</param>
    /// <param name="More">Whether there was no room for all of them: ask again for those that are missing.</param>
    /// <param name="People">Whom the rows name.</param>
    public sealed record Got(IReadOnlyList<FeedRow> Rows, long Head, bool More, IReadOnlyList<PersonCard> People) : Reply;

    /// <summary>The same of one message, which is there.</summary>
    /// <exception cref="ChatError"><c>not_found</c>.</exception>
    public async Task<Got> RequireAsync(Actor actor, ConversationId conversation, long seq, CancellationToken cancel)
    {
        var got = await HandleAsync(actor, new(conversation, [seq]), cancel);
        return got.Rows.OfType<MessageRow>().Any(row => row.Seq == seq) ? got : throw ChatError.NotFound("message");
    }

    public Task<Got> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.Require(request.Seqs is { Count: >= 1 and <= MessageLimits.PageMax }, "seqs", $"1 to {MessageLimits.PageMax} seqs");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(
            async db =>
            {
                var place = await Place.RequireAsync(db, actor, id, Act.Read);
                var (rows, _, isCut) = await MessagePages.ReadAsync(db, place, [.. request.Seqs!.Distinct()], order: seq => -seq);
                return new Got(rows, place.Rev, isCut, await PeopleStore.NamedAsync(db, rows));
            },
            cancel);
    }
}
