using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.People;

/// <summary>
/// Folds the names of accounts from before people could be found by them, which SQL alone cannot. They wait in a table that a migration has filled;
/// when it is empty, this is done for ever. Several nodes may do it at once.
/// </summary>
internal sealed partial class FoldNames(ChatDatabase database, ILogger<FoldNames> logger) : BackgroundService
{
    // Others write in between.
    private const int BatchMax = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await database.ReadAsync(NextAsync, stoppingToken) is { Count: > 0 } batch)
            {
                await database.WriteAsync(db => FoldAsync(db, batch), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (DatabaseUnavailableException failure)
        {
            // What is left waits for the next start. Until then it is found by its own letters.
            LogPostponed(failure);
        }
        catch (Exception exception)
        {
            LogDeath(exception);
            throw;
        }
    }

    private static Task<IReadOnlyList<User>> NextAsync(DbSession db) => db.QueryAsync<User>(
        "SELECT u.id, u.display_name, u.username FROM names_to_fold n JOIN users u ON u.id = n.user_id ORDER BY n.user_id LIMIT @BatchMax", new { BatchMax });

    private static async Task FoldAsync(DbSession db, IReadOnlyList<User> batch)
    {
        foreach (var user in batch)
        {
            // Whoever has another name meanwhile has it folded already.
            await db.ExecuteAsync(
                "UPDATE users SET search_text = @SearchText WHERE id = @Id AND display_name = @DisplayName AND username = @Username",
                new { user.SearchText, user.Id, user.DisplayName, user.Username });
        }

        await db.ExecuteAsync("DELETE FROM names_to_fold WHERE user_id IN @done", new { done = DbList.Of(batch.Select(user => user.Id)) });
    }

    [LoggerMessage(10190, LogLevel.Warning, "Folding the names of earlier accounts waits for the next start")]
    private partial void LogPostponed(Exception failure);

    [LoggerMessage(10191, LogLevel.Critical, "Folding the names of earlier accounts ended")]
    private partial void LogDeath(Exception exception);
}
