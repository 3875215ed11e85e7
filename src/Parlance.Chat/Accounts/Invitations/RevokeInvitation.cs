using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>Makes an invitation worthless. Who has used it stays.</summary>
internal sealed partial class RevokeInvitation(ChatDatabase database, TimeProvider clock, ILogger<RevokeInvitation> logger)
{
    public async Task HandleAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        if (!await database.WriteAsync(db => InvitationStore.RevokeAsync(db, id, clock.GetUtcNow()), cancel))
        {
            throw ChatError.NotFound("invitation");
        }

        LogRevoked(actor.User, id);
    }

    [LoggerMessage(10132, LogLevel.Information, "User {User} revoked invitation {Invitation}")]
    private partial void LogRevoked(UserId user, Guid invitation);
}
