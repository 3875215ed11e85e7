using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Enters a channel. Groups are entered by invitation.</summary>
internal sealed class JoinChannel(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">The channel; over HTTP it is in the address.</param>
    public sealed record Request(ConversationId? Conversation);

    public async Task<DescribeConversation.Described> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ConversationRow.Of(await database.WriteAsync(db => JoinAsync(db, actor, id), cancel)));
    }

    private async Task<Conversation> JoinAsync(DbSession db, Actor actor, ConversationId id)
    {
        var place = await Place.ReadAsync(db, actor, id, lockRow: true);
        if (place.IsMember)
        {
            return await ConversationStore.RequireAsync(db, id);
        }

        if (!place.IsJoinable)
        {
            throw ChatError.NotFound("conversation");
        }

        place.RequireOpen();
        if (await MemberStore.IsBannedAsync(db, id, actor.User))
        {
            throw ChatError.Banned();
        }

        var change = await ConversationChange.BeginAsync(db, feeds, id);
        await change.JoinAsync(actor.User, MemberRole.Member, clock.GetUtcNow());
        return await change.EndAsync();
    }
}
