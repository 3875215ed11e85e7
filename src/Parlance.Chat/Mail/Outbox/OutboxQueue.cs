using Parlance.Chat.Data;

namespace Parlance.Chat.Mail.Outbox;

/// <summary>The rows of the outbox as one node sees them. A row is leased before it is sent, so that no two nodes send it at once.</summary>
internal sealed class OutboxQueue(ChatDatabase database, TimeProvider clock)
{
    // A node that starts again is another holder: what its former self still sends is not its own.
    private readonly Guid _holder = Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>Takes rows that are due and free, the longest waiting first.</summary>
    public async Task<IReadOnlyList<OutboxRow>> LeaseAsync(int count, CancellationToken cancel)
    {
        // Most looks find nothing; they should not queue among the writers.
        if (!await AnyDueAsync(cancel))
        {
            return [];
        }

        return await database.WriteAsync(
            session => session.QueryAsync<OutboxRow>(
                $"""
                WITH due AS (
                    SELECT id FROM mail_outbox
                    WHERE next_at <= @Now AND (leased_until IS NULL OR leased_until <= @Now)
                    ORDER BY next_at LIMIT @Count
                    {(session.Dialect is Dialect.Postgres ? "FOR UPDATE SKIP LOCKED" : "")}
                )
                UPDATE mail_outbox SET attempts = attempts + 1, leased_until = @Until, lease_holder = @Holder
                WHERE id IN (SELECT id FROM due)
                RETURNING id, body, give_up_at, attempts
                """,
                new { Now = clock.GetUtcNow(), Until = clock.GetUtcNow() + MailLimits.Lease, Holder = _holder, Count = count }),
            cancel);
    }

    /// <summary>Removes a row that was sent or given up.</summary>
    public Task RemoveAsync(OutboxRow row, CancellationToken cancel) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM mail_outbox WHERE id = @Id AND lease_holder = @Holder", new { row.Id, Holder = _holder }),
        cancel);

    /// <summary>Gives a row back for another attempt.</summary>
    public Task PostponeAsync(OutboxRow row, DateTimeOffset until, CancellationToken cancel) => database.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE mail_outbox SET next_at = @Until, leased_until = NULL, lease_holder = NULL WHERE id = @Id AND lease_holder = @Holder",
            new { row.Id, Until = until, Holder = _holder }),
        cancel);

    private Task<bool> AnyDueAsync(CancellationToken cancel) => database.ReadAsync(
        async session => await session.ScalarAsync<int>(
            "SELECT COUNT(*) FROM (SELECT 1 FROM mail_outbox WHERE next_at <= @Now AND (leased_until IS NULL OR leased_until <= @Now) LIMIT 1) AS due",
            new { Now = clock.GetUtcNow() }) > 0,
        cancel);
}
