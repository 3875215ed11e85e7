using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Webhooks;

/// <summary>The SQL of <c>webhooks</c>.</summary>
internal static class WebhookStore
{
    public const string Columns =
        "id, conversation_id, name, url, events, is_filtered, secret, former_secret, former_until, created_by, created_at, disabled_at, disabled_for, failing_since, paused_until";

    public static Task<Webhook?> FindAsync(DbSession db, Guid id, bool lockRow = false) => lockRow
        ? db.FindLockedAsync<Webhook>("SELECT 1 FROM webhooks WHERE id = @id FOR UPDATE", $"SELECT {Columns} FROM webhooks WHERE id = @id", new { id })
        : db.FindAsync<Webhook>($"SELECT {Columns} FROM webhooks WHERE id = @id", new { id });

    /// <summary>Those of one conversation, or of the server, the newest first.</summary>
    public static Task<IReadOnlyList<Webhook>> OfAsync(DbSession db, ConversationId? conversation) => db.QueryAsync<Webhook>(
        $"SELECT {Columns} FROM webhooks WHERE {(conversation is null ? "conversation_id IS NULL" : "conversation_id = @conversation")} ORDER BY id DESC",
        new { conversation });

    public static Task<int> InsertAsync(DbSession db, Webhook row) => db.ExecuteAsync(
        $"""
        INSERT INTO webhooks ({Columns}) VALUES (@Id, @ConversationId, @Name, @Url, @Events, @IsFiltered, @Secret, @FormerSecret, @FormerUntil, @CreatedBy, @CreatedAt,
            @DisabledAt, @DisabledFor, @FailingSince, @PausedUntil)
        """,
        row);

    public static Task<int> UpdateAsync(DbSession db, Webhook row) => db.ExecuteAsync(
        """
        UPDATE webhooks SET name = @Name, url = @Url, events = @Events, is_filtered = @IsFiltered, secret = @Secret, former_secret = @FormerSecret,
            former_until = @FormerUntil, disabled_at = @DisabledAt, disabled_for = @DisabledFor, failing_since = @FailingSince, paused_until = @PausedUntil
        WHERE id = @Id
        """,
        row);

    public static async Task DeleteAsync(DbSession db, Webhook row)
    {
        await db.ExecuteAsync("DELETE FROM webhook_deliveries WHERE webhook_id = @Id", new { row.Id });
        await db.ExecuteAsync("DELETE FROM webhook_channels WHERE webhook_id = @Id", new { row.Id });
        await db.ExecuteAsync("DELETE FROM webhooks WHERE id = @Id", new { row.Id });
    }

    public static async Task<ILookup<Guid, ConversationId>> ChannelsAsync(DbSession db, IReadOnlyCollection<Webhook> hooks) =>
        (await db.QueryAsync<Filter>(
            "SELECT webhook_id, conversation_id FROM webhook_channels WHERE webhook_id IN @ids ORDER BY conversation_id", new { ids = DbList.Of(hooks.Select(hook => hook.Id)) }))
        .ToLookup(filter => filter.WebhookId, filter => filter.ConversationId);

    /// <summary>Writes to which channels a webhook is narrowed.</summary>
    public static async Task NarrowAsync(DbSession db, Webhook hook, IReadOnlyList<ConversationId> channels)
    {
        await db.ExecuteAsync("DELETE FROM webhook_channels WHERE webhook_id = @Id", new { hook.Id });
        foreach (var channel in channels)
        {
            await db.ExecuteAsync("INSERT INTO webhook_channels (webhook_id, conversation_id) VALUES (@Id, @channel)", new { hook.Id, channel });
        }
    }

    /// <summary>How many of these are channels.</summary>
    public static Task<long> CountChannelsAsync(DbSession db, IReadOnlyList<ConversationId> ids) => db.ScalarAsync<long>(
        $"SELECT COUNT(*) FROM conversations WHERE id IN @ids AND kind = {(int)ConversationKind.Channel}", new { ids = DbList.Of(ids) });

    /// <summary>The webhooks that are told of this kind of event here. Those of the server hear of channels alone.</summary>
    public static Task<IReadOnlyList<Guid>> ForAsync(DbSession db, ConversationId conversation, ConversationKind kind, WebhookEvent what) => db.QueryAsync<Guid>(
        $"""
        SELECT id FROM webhooks WHERE conversation_id = @conversation AND disabled_at IS NULL AND (events & @bit) <> 0
        {(kind is ConversationKind.Channel ? OfServer : "")}
        """,
        new { conversation, bit = WebhookEvents.BitOf(what) });

    private const string OfServer =
        """
        UNION ALL
        SELECT id FROM webhooks WHERE conversation_id IS NULL AND disabled_at IS NULL AND (events & @bit) <> 0
            AND (is_filtered = 0 OR EXISTS (SELECT 1 FROM webhook_channels c WHERE c.webhook_id = webhooks.id AND c.conversation_id = @conversation))
        """;

    private sealed record Filter
    {
        public Guid WebhookId { get; init; }

        public ConversationId ConversationId { get; init; }
    }
}
