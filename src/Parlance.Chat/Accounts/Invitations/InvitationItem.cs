namespace Parlance.Chat.Accounts.Invitations;

/// <summary>An invitation, as administrators see it. Its token is known to nobody but who was shown it.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Role">What those become who use it.</param>
/// <param name="Note">What it is for.</param>
/// <param name="Uses">How many have used it.</param>
/// <param name="UsesMax">How many may; null without a limit.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it stops to work; null for never.</param>
/// <param name="InvitedBy">Who made it; null once that account is deleted.</param>
internal sealed record InvitationItem(
    Guid Id, ServerRole Role, string Note, long Uses, long? UsesMax, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string? InvitedBy)
{
    public static InvitationItem Of(ShownInvitation row) => new(
        row.Id, row.Role, row.Note, row.Uses, row.UsesMax, row.CreatedAt, row.ExpiresAt, row.InvitedBy is "" ? null : row.InvitedBy);
}
