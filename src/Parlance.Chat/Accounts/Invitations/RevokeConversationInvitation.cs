using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>Makes a link into a conversation worthless: one's own, or anybody's as a moderator. Who has used it stays.</summary>
internal sealed class RevokeConversationInvitation(ChatDatabase database, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where it leads to; over HTTP it is in the address.</param>
    /// <param name="Invitation">Which; over HTTP in the address.</param>
    public sealed record Request(ConversationId? Conversation, Guid? Invitation);

    public async Task<Reply> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.Require(request.Invitation is not null, "invitation", "the id of an invitation");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        await database.WriteAsync(db => RevokeAsync(db, actor, id, request.Invitation!.Value), cancel);
        return Reply.Done;
    }

    private async Task RevokeAsync(DbSession db, Actor actor, ConversationId id, Guid invitation)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Invite);
        var found = await InvitationStore.FindAsync(db, invitation);
        if (found is not { RevokedAt: null } || found.ConversationId != id)
        {
            // It leads nowhere, which is all that was asked for.
            return;
        }

        if (found.CreatedBy != actor.User)
        {
            place.Require(Act.RevokeInvitations);
        }

        if (await InvitationStore.RevokeAsync(db, invitation, clock.GetUtcNow()))
        {
            await AuditLog.WriteAsync(db, actor, new(AuditAction.InvitationRevoked) { Conversation = id, About = invitation }, clock.GetUtcNow());
        }
    }
}
