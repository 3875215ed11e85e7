using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Reads one conversation: one's own, or a channel that one may join.</summary>
internal sealed class GetConversation(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    public sealed record Request(ConversationId? Conversation);

    /// <param name="Conversation">What everybody sees of it.</param>
    /// <param name="Membership">What one is in it; null for a channel that one is not in.</param>
    public sealed record Got(ConversationRow Conversation, MembershipRow? Membership) : Reply;

    public Task<Got> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor, id), cancel);
    }

    private static async Task<Got> ReadAsync(DbSession db, Actor actor, ConversationId id)
    {
        var place = await Place.ReadAsync(db, actor, id);
        if (!place.IsMember && !place.IsJoinable)
        {
            throw ChatError.NotFound("conversation");
        }

        var conversation = ConversationRow.Of(await ConversationStore.RequireAsync(db, id));
        return new(conversation, place.IsMember ? MembershipRow.Of((await MemberStore.FindAsync(db, id, actor.User))!) : null);
    }
}
