using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>Lists the links into a conversation that were not revoked, for those who may make one.</summary>
internal sealed class ListConversationInvitations(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 200; 50 if it is left out.</param>
    public sealed record Request(ConversationId? Conversation, string? Cursor, int? Limit);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    public sealed record Listed(IReadOnlyList<InvitationItem> Items, string? Next) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var query = PageQuery.Of(request.Cursor, request.Limit);
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(
            async db =>
            {
                await Place.RequireAsync(db, actor, id, Act.Invite);
                var page = query.ToPage(await InvitationStore.ListAsync(db, id, query), row => row.Id, InvitationItem.Of);
                return new Listed(page.Items, page.Next);
            },
            cancel);
    }
}
