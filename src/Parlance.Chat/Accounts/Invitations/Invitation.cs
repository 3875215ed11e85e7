using System.Buffers.Text;
using System.Security.Cryptography;
using Parlance.Chat.Conversations;
using Parlance.Chat.Security;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>A row of <c>invitations</c>: lets people register. Only the signature of its token is kept.</summary>
internal sealed record Invitation
{
    public const string Columns = "id, role, note, created_by, created_at, expires_at, uses_max, uses, revoked_at, conversation_id, opens_server";
    private const int TokenBytes = 32;

    public Guid Id { get; init; }

    public ServerRole Role { get; init; }

    public string Note { get; init; } = "";

    public UserId CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public long? UsesMax { get; init; }

    public long Uses { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Where it leads to; null for the server alone.</summary>
    public ConversationId? ConversationId { get; init; }

    /// <summary>Whether somebody may make an account by it who could not without.</summary>
    public bool OpensServer { get; init; } = true;

    /// <summary>What those are in the conversation who come by it.</summary>
    public MemberRole MemberRole => Role is ServerRole.Guest ? MemberRole.Guest : MemberRole.Member;

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    public static byte[] MacOf(SecretBox box, string token) => box.Mac("invitation", token);
}
