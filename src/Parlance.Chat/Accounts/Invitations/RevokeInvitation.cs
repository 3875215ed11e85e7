using Microsoft.Extensions.Logging;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>Makes an invitation worthless. Who has used it stays.</summary>
internal sealed partial class RevokeInvitation(ChatDatabase database, TimeProvider clock, ILogger<RevokeInvitation> logger)
{
    public async Task HandleAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        await database.WriteAsync(
            async db =>
            {
                if (!await InvitationStore.RevokeAsync(db, id, clock.GetUtcNow()))
                {
                    throw ChatError.NotFound("invitation");
                }

                var conversation = (await InvitationStore.FindAsync(db, id))!.ConversationId;
                await AuditLog.WriteAsync(db, actor, new(AuditAction.InvitationRevoked) { Conversation = conversation, About = id }, clock.GetUtcNow());
            },
            cancel);

        LogRevoked(actor.User, id);
    }

    [LoggerMessage(10132, LogLevel.Information, "User {User} revoked invitation {Invitation}")]
    private partial void LogRevoked(UserId user, Guid invitation);
}
