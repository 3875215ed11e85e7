using Microsoft.Extensions.Logging;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Retention.Holds;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Retention;

/// <summary>
/// Purges what is older than it is kept, a hundred messages with each commit, oldest first. How far it has come stands in the conversation's row: whoever
/// goes on after a crash does so from there. Nobody writes in the conversation during a batch, and nobody holds anything: a hold that was answered holds.
/// </summary>
internal sealed partial class PurgeMessages(ChatDatabase database, PurgeBatch batch, PurgeLease lease, RubOut rubOut, TimeProvider clock, ILogger<PurgeMessages> logger)
{
    /// <summary>Does it now, unless another node does.</summary>
    /// <returns>How many messages went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (!await lease.TakeAsync(cancel))
        {
            return 0;
        }

        var purged = await PurgeOldAsync(cancel) + await PurgeQueuedAsync(cancel);
        while (await WriteAsync(HeldTexts.ForgetAsync, cancel) is > 0 and var forgotten)
        {
            purged += forgotten;
            await Task.Delay(RetentionLimits.Pause, cancel);
        }

        await rubOut.RunAsync(cancel);
        await lease.GiveBackAsync(cancel);
        if (purged > 0)
        {
            LogPurged(purged);
        }

        return purged;
    }

    private async Task<int> PurgeOldAsync(CancellationToken cancel)
    {
        var purged = 0;
        for (ConversationId? after = new ConversationId(Guid.Empty); after is { } from;)
        {
            var (due, next) = await database.ReadAsync(db => DueAsync(db, from), cancel);
            foreach (var conversation in due)
            {
                for (var isMore = true; isMore;)
                {
                    (var gone, isMore) = await WriteAsync(db => batch.NextAsync(db, conversation), cancel);
                    purged += gone;
                    await Task.Delay(RetentionLimits.Pause, cancel);
                }
            }

            after = next;
        }

        return purged;
    }

    // What waits by itself. Those that somebody still holds are passed over.
    private async Task<int> PurgeQueuedAsync(CancellationToken cancel)
    {
        var purged = 0;
        for (var after = new Queued(); ;)
        {
            var from = after;
            var some = await database.ReadAsync(db => PurgeQueue.NextAsync(db, from), cancel);
            foreach (var group in some.GroupBy(queued => queued.ConversationId))
            {
                purged += await WriteAsync(db => batch.QueuedAsync(db, group.Key, [.. group]), cancel);
                await Task.Delay(RetentionLimits.Pause, cancel);
            }

            if (some.Count < RetentionLimits.BatchMax)
            {
                return purged;
            }

            after = some[^1];
        }
    }

    private async Task<(IReadOnlyList<ConversationId> Due, ConversationId? Next)> DueAsync(DbSession db, ConversationId after)
    {
        var server = (await SettingsStore.CurrentAsync(db)).RetentionDays;
        var rows = await db.QueryAsync<Candidate>(
            $"""
            SELECT c.id, {RetentionRule.Sql} AS days, m.created_at FROM (
                SELECT * FROM conversations WHERE id > @after AND purged_to < last_seq
                    AND (retention_days IS NOT NULL OR retention_fixed IS NOT NULL OR @isForAll = 1) ORDER BY id LIMIT @ConversationsMax) c
            JOIN messages m ON m.conversation_id = c.id AND m.seq = c.purged_to + 1 ORDER BY c.id
            """,
            new { after, server, isForAll = server is null ? 0 : 1, RetentionLimits.ConversationsMax });
        var now = clock.GetUtcNow();
        return (
            [.. rows.Where(row => row.Days is { } days && row.CreatedAt < now.AddDays(-days)).Select(row => row.Id)],
            rows.Count < RetentionLimits.ConversationsMax ? null : rows[^1].Id);
    }


    // Each batch says first that this node is at it, and keeps holds from being made until it is done.
    private Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await lease.RequireAsync(db);
            return await work(db);
        },
        cancel);

    private sealed record Candidate
    {
        public ConversationId Id { get; init; }

        public long? Days { get; init; }

        public DateTimeOffset CreatedAt { get; init; }
    }

    [LoggerMessage(10610, LogLevel.Information, "{Purged} messages were purged")]
    private partial void LogPurged(int purged);
}
