using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Webhooks.Delivering;

/// <summary>The SQL of <c>webhook_deliveries</c>.</summary>
internal static class DeliveryStore
{
    private const string Columns =
        "id, webhook_id, event, conversation_id, seq, user_id, emoji, at, state, attempts, next_at, tried_at, took_ms, status, note";

    public static Task<Delivery?> FindAsync(DbSession db, Guid id) => db.FindAsync<Delivery>($"SELECT {Columns} FROM webhook_deliveries WHERE id = @id", new { id });

    public static Task<IReadOnlyList<Delivery>> OfAsync(DbSession db, Guid webhook, PageQuery query) => db.QueryAsync<Delivery>(
        $"SELECT {Columns} FROM webhook_deliveries WHERE webhook_id = @webhook AND id < @Before ORDER BY id DESC LIMIT @Take",
        new { webhook, query.Before, query.Take });

    public static Task<int> InsertAsync(DbSession db, Delivery row) => db.ExecuteAsync(
        $"""
        INSERT INTO webhook_deliveries ({Columns}) VALUES (@Id, @WebhookId, @Event, @ConversationId, @Seq, @UserId, @Emoji, @At, @State, @Attempts, @NextAt, @TriedAt,
            @TookMs, @Status, @Note)
        """,
        row);

    /// <summary>Writes what came of an attempt.</summary>
    public static Task<int> UpdateAsync(DbSession db, Delivery row) => db.ExecuteAsync(
        "UPDATE webhook_deliveries SET state = @State, attempts = @Attempts, next_at = @NextAt, tried_at = @TriedAt, took_ms = @TookMs, status = @Status, note = @Note WHERE id = @Id",
        row);

    /// <summary>Gives up what waits for a webhook that is off.</summary>
    public static Task<int> GiveUpAsync(DbSession db, Guid webhook) => db.ExecuteAsync(
        $"UPDATE webhook_deliveries SET state = {(int)DeliveryState.GivenUp}, next_at = NULL, note = 'The webhook was turned off.' WHERE webhook_id = @webhook AND state = {(int)DeliveryState.Waiting}",
        new { webhook });

    /// <summary>Deletes some of what is old.</summary>
    public static Task<int> SweepAsync(DbSession db, DateTimeOffset before) => db.ExecuteAsync(
        $"DELETE FROM webhook_deliveries WHERE id IN (SELECT id FROM webhook_deliveries WHERE at < @before ORDER BY at LIMIT {WebhookLimits.SweptMax})", new { before });
}
