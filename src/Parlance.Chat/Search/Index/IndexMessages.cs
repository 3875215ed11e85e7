using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Search.Index;

/// <summary>
/// Indexes the messages from before there was a search. They wait in a table that a migration has filled with conversations, each with the seq up to
/// which it is done; when it is empty, this is done for ever. It goes on where it was stopped, and several nodes may do it at once.
/// </summary>
internal sealed partial class IndexMessages(ChatDatabase database, ILogger<IndexMessages> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await database.ReadAsync(NextAsync, stoppingToken) is { } conversation)
            {
                await database.WriteAsync(db => IndexAsync(db, conversation), stoppingToken);
                // Others write in between, and more of them than of this.
                await Task.Delay(Pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (DatabaseUnavailableException failure)
        {
            // What is left waits for the next start, and is not found until then.
            LogPostponed(failure);
        }
        catch (Exception exception)
        {
            LogDeath(exception);
            throw;
        }
    }

    /// <summary>Whether earlier messages wait, so that not all are found.</summary>
    public static async Task<bool> HasBacklogAsync(DbSession db) => await NextAsync(db) is not null;

    private static Task<ConversationId?> NextAsync(DbSession db) => db.FindAsync<ConversationId?>("SELECT conversation_id FROM search_backlog LIMIT 1");

    private static async Task IndexAsync(DbSession db, ConversationId conversation)
    {
        // Nobody writes here meanwhile, so that nothing is indexed twice or as it was before.
        var row = await db.FindLockedAsync<Conversation>(
            "SELECT 1 FROM conversations WHERE id = @conversation FOR NO KEY UPDATE",
            $"SELECT {ConversationStore.Columns} FROM conversations WHERE id = @conversation",
            new { conversation });
        // Another node may have done it while the lock was waited for.
        if (await db.FindAsync<long?>("SELECT next_seq FROM search_backlog WHERE conversation_id = @conversation", new { conversation }) is not { } from)
        {
            return;
        }

        var to = from + SearchLimits.BatchMax - 1;
        await MessageIndex.AddAllAsync(db, await MissingAsync(db, conversation, from, to));
        if (to < row!.LastSeq)
        {
            await db.ExecuteAsync("UPDATE search_backlog SET next_seq = @next WHERE conversation_id = @conversation", new { conversation, next = to + 1 });
            return;
        }

        await db.ExecuteAsync("UPDATE conversations SET search_text = @SearchText WHERE id = @Id", new { row.SearchText, row.Id });
        await db.ExecuteAsync("DELETE FROM search_backlog WHERE conversation_id = @conversation", new { conversation });
    }

    private static Task<IReadOnlyList<Message>> MissingAsync(DbSession db, ConversationId conversation, long from, long to) => db.QueryAsync<Message>(
        $"""
        SELECT {MessageStore.Columns} FROM messages WHERE conversation_id = @conversation AND seq BETWEEN @from AND @to AND deleted_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM search_entries e WHERE e.conversation_id = messages.conversation_id AND e.seq = messages.seq)
        ORDER BY seq
        """,
        new { conversation, from, to });

    [LoggerMessage(10550, LogLevel.Warning, "Indexing the earlier messages waits for the next start")]
    private partial void LogPostponed(Exception failure);

    [LoggerMessage(10551, LogLevel.Critical, "Indexing the earlier messages ended")]
    private partial void LogDeath(Exception exception);
}
