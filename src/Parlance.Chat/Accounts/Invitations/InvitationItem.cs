using Parlance.Chat.Conversations;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>An invitation, as administrators see it. Its token is known to nobody but who was shown it.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Role">What those become who use it: on the server, or in the conversation.</param>
/// <param name="Conversation">Where it leads to; null for the server alone.</param>
/// <param name="OpensServer">Whether somebody may make an account by it on a server that is not open.</param>
/// <param name="Note">What it is for.</param>
/// <param name="Uses">How many have used it.</param>
/// <param name="UsesMax">How many may; null without a limit.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it stops to work; null for never.</param>
/// <param name="InvitedBy">Who made it; null once that account is deleted.</param>
internal sealed record InvitationItem(
    Guid Id, ServerRole Role, ConversationId? Conversation, bool OpensServer, string Note, long Uses, long? UsesMax, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string? InvitedBy)
{
    public static InvitationItem Of(ShownInvitation row) => new(
        row.Id, row.Role, row.ConversationId, row.OpensServer, row.Note, row.Uses, row.UsesMax, row.CreatedAt, row.ExpiresAt, row.InvitedBy is "" ? null : row.InvitedBy);
}
