using Parlance.Chat.Data;

namespace Parlance.Chat.Retention;

/// <summary>Which node purges. One that dies is followed by another when its time is over.</summary>
internal sealed class PurgeLease(ChatDatabase database, TimeProvider clock)
{
    // A node that starts again is another holder.
    private readonly Guid _holder = Guid.CreateVersion7(clock.GetUtcNow());

    public Task<bool> TakeAsync(CancellationToken cancel) => database.WriteAsync(ExtendAsync, cancel);

    /// <summary>The first lock of a batch: whoever makes a hold waits for its end, and the next batch for them.</summary>
    /// <exception cref="OperationCanceledException">Another node has taken over.</exception>
    public async Task RequireAsync(DbSession db)
    {
        if (!await ExtendAsync(db))
        {
            throw new OperationCanceledException("Another node purges.");
        }
    }

    public Task GiveBackAsync(CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync("UPDATE purge SET holder = NULL, leased_until = NULL WHERE id = 1 AND holder = @holder", new { holder = _holder }), cancel);

    /// <summary>Keeps everybody from purging until the commit.</summary>
    public static Task<int> StopAsync(DbSession db) => db.ExecuteAsync("UPDATE purge SET left_over = left_over WHERE id = 1");

    private async Task<bool> ExtendAsync(DbSession db)
    {
        var now = clock.GetUtcNow();
        return await db.ExecuteAsync(
            "UPDATE purge SET holder = @holder, leased_until = @until WHERE id = 1 AND (holder IS NULL OR holder = @holder OR leased_until < @now)",
            new { holder = _holder, until = now + RetentionLimits.Lease, now }) is 1;
    }
}
