using System.Collections.Frozen;
using System.Security.Cryptography;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Chat.Hooks;

/// <summary>Finds out whether an address is that of a hook, and who writes through it.</summary>
internal sealed class HookBearer(ChatDatabase database, SecretBox box, TimeProvider clock)
{
    private static readonly FrozenSet<string> Scopes = FrozenSet.Create(StringComparer.Ordinal, Scope.MessagesWrite);

    // As that of other tokens: worth a write now and then.
    private static readonly TimeSpan UsedPrecision = TimeSpan.FromMinutes(5);

    /// <returns>Null when there is no such hook, the secret is another, or it is switched off.</returns>
    public async Task<Bearer?> FindAsync(Guid hook, string secret, CancellationToken cancel)
    {
        var mac = HookSecret.MacOf(box, secret);
        var row = await database.ReadAsync(
            db => db.FindAsync<Row>(
                """
                SELECT h.conversation_id, h.bot_id, h.token_id, h.disabled_at, t.token_mac, t.created_at, t.last_used_at, t.revoked_at, u.display_name AS name,
                    u.disabled_at AS bot_disabled_at, u.deleted_at AS bot_deleted_at
                FROM hooks h JOIN personal_tokens t ON t.id = h.token_id JOIN users u ON u.id = h.bot_id WHERE h.id = @hook
                """,
                new { hook }),
            cancel);
        // Compared in constant time, with a stranger's too.
        var isRight = CryptographicOperations.FixedTimeEquals(mac, row?.TokenMac ?? new byte[mac.Length]);
        if (!isRight || row is null || row.IsOff)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (row.LastUsedAt is not { } used || now - used > UsedPrecision)
        {
            await database.WriteAsync(db => db.ExecuteAsync("UPDATE personal_tokens SET last_used_at = @now WHERE id = @TokenId", new { row.TokenId, now }), cancel);
        }

        var actor = new Actor(row.BotId, Session: null, row.TokenId, ServerRole.Member, AccountKind.Bot, Verified: true, LacksSecondFactor: false, Scopes, row.CreatedAt);
        return new(actor, row.ConversationId, row.Name);
    }

    /// <param name="Actor">Who writes.</param>
    /// <param name="Conversation">Where.</param>
    /// <param name="Name">What the hook is called.</param>
    internal sealed record Bearer(Actor Actor, ConversationId Conversation, string Name);

    private sealed record Row
    {
        public ConversationId ConversationId { get; init; }

        public UserId BotId { get; init; }

        public Guid TokenId { get; init; }

        public DateTimeOffset? DisabledAt { get; init; }

        public byte[] TokenMac { get; init; } = [];

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? LastUsedAt { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public string Name { get; init; } = "";

        public DateTimeOffset? BotDisabledAt { get; init; }

        public DateTimeOffset? BotDeletedAt { get; init; }

        public bool IsOff => DisabledAt is not null || RevokedAt is not null || BotDisabledAt is not null || BotDeletedAt is not null;
    }
}
