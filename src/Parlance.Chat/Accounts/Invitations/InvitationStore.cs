using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>The SQL of <c>invitations</c>, but for their use, which is in <see cref="RegistrationGate"/>.</summary>
internal static class InvitationStore
{
    private const string Shown = "i.id, i.role, i.note, i.created_by, i.created_at, i.expires_at, i.uses_max, i.uses, i.revoked_at, i.conversation_id, i.opens_server, u.display_name AS invited_by";
    private const string Open = "i.revoked_at IS NULL AND (i.expires_at IS NULL OR i.expires_at > @now) AND (i.uses_max IS NULL OR i.uses < i.uses_max)";

    /// <summary>A part of those that were not revoked, the newest first.</summary>
    public static Task<IReadOnlyList<ShownInvitation>> ListAsync(DbSession db, PageQuery page) => db.QueryAsync<ShownInvitation>(
        $"SELECT {Shown} FROM invitations i JOIN users u ON u.id = i.created_by WHERE i.revoked_at IS NULL AND i.id < @Before ORDER BY i.id DESC LIMIT @Take",
        new { page.Before, page.Take });

    /// <summary>The same, of those that lead into a conversation.</summary>
    public static Task<IReadOnlyList<ShownInvitation>> ListAsync(DbSession db, ConversationId conversation, PageQuery page) => db.QueryAsync<ShownInvitation>(
        $"SELECT {Shown} FROM invitations i JOIN users u ON u.id = i.created_by WHERE i.conversation_id = @conversation AND i.revoked_at IS NULL AND i.id < @Before ORDER BY i.id DESC LIMIT @Take",
        new { conversation, page.Before, page.Take });

    public static Task<long> CountOpenAsync(DbSession db, ConversationId conversation, DateTimeOffset now) =>
        db.ScalarAsync<long>($"SELECT COUNT(*) FROM invitations i WHERE i.conversation_id = @conversation AND {Open}", new { conversation, now });

    /// <summary>Takes one use of it, if it is good: of two who want the last one, one gets it.</summary>
    public static async Task<bool> TakeUseAsync(DbSession db, Guid id, DateTimeOffset now) => await db.ExecuteAsync(
        """
        UPDATE invitations SET uses = uses + 1
        WHERE id = @id AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @now) AND (uses_max IS NULL OR uses < uses_max)
        """,
        new { id, now }) is 1;

    public static Task<IReadOnlyList<ShownInvitation>> MadeByAsync(DbSession db, UserId user) => db.QueryAsync<ShownInvitation>(
        $"SELECT {Shown} FROM invitations i JOIN users u ON u.id = i.created_by WHERE i.created_by = @user ORDER BY i.id DESC",
        new { user });

    public static Task<ShownInvitation?> FindAsync(DbSession db, Guid id) =>
        db.FindAsync<ShownInvitation>($"SELECT {Shown} FROM invitations i JOIN users u ON u.id = i.created_by WHERE i.id = @id", new { id });

    /// <summary>The one with this token, if it is good.</summary>
    public static Task<ShownInvitation?> FindOpenAsync(DbSession db, byte[] mac, DateTimeOffset now) => db.FindAsync<ShownInvitation>(
        $"SELECT {Shown} FROM invitations i JOIN users u ON u.id = i.created_by WHERE i.token_mac = @mac AND {Open}",
        new { mac, now });

    /// <summary>Those that open the server: what members make for their conversations is counted there.</summary>
    public static Task<long> CountOpenAsync(DbSession db, DateTimeOffset now) =>
        db.ScalarAsync<long>($"SELECT COUNT(*) FROM invitations i WHERE i.opens_server = 1 AND {Open}", new { now });

    public static Task<int> InsertAsync(DbSession db, Invitation invitation, byte[] mac) => db.ExecuteAsync(
        "INSERT INTO invitations (id, token_mac, role, note, created_by, created_at, expires_at, uses_max, uses, revoked_at, conversation_id, opens_server) "
        + "VALUES (@Id, @mac, @Role, @Note, @CreatedBy, @CreatedAt, @ExpiresAt, @UsesMax, 0, NULL, @ConversationId, @OpensServer)",
        new { invitation.Id, mac, invitation.Role, invitation.Note, invitation.CreatedBy, invitation.CreatedAt, invitation.ExpiresAt, invitation.UsesMax, invitation.ConversationId, invitation.OpensServer });

    /// <returns>False when there is no such invitation, or not any more.</returns>
    public static async Task<bool> RevokeAsync(DbSession db, Guid id, DateTimeOffset now) =>
        await db.ExecuteAsync("UPDATE invitations SET revoked_at = @now WHERE id = @id AND revoked_at IS NULL", new { id, now }) is 1;
}

/// <summary>An invitation and the name of who made it.</summary>
internal sealed record ShownInvitation
{
    public Guid Id { get; init; }

    public ServerRole Role { get; init; }

    public string Note { get; init; } = "";

    public UserId CreatedBy { get; init; }

    /// <summary>Where it leads to; null for the server alone.</summary>
    public ConversationId? ConversationId { get; init; }

    public bool OpensServer { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public long? UsesMax { get; init; }

    public long Uses { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Empty once that account is deleted.</summary>
    public string InvitedBy { get; init; } = "";
}
