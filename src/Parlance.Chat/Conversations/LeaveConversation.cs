using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Leaves a group or a channel. The last owner names another one first, unless nobody else is there.</summary>
internal sealed class LeaveConversation(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    public sealed record Request(ConversationId? Conversation);

    public async Task<Reply> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        await database.WriteAsync(db => LeaveAsync(db, actor, id), cancel);
        return Reply.Done;
    }

    private async Task LeaveAsync(DbSession db, Actor actor, ConversationId id)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read, lockRow: true);
        if (place.Kind is ConversationKind.Direct)
        {
            throw ChatError.Forbidden("A direct conversation cannot be left.");
        }

        var change = await ConversationChange.BeginAsync(db, feeds, id);
        var member = (await MemberStore.FindAsync(db, id, actor.User))!;
        await change.RequireOwnerAfterAsync(member);
        await change.LeaveAsync(member, clock.GetUtcNow());
        await change.EndAsync();
    }
}
