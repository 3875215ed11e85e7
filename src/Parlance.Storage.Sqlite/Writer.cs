using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Storage.Sqlite;

/// <summary>
/// The one thread with the only connection that writes. Everything that waits becomes one transaction, in which each write
/// has a savepoint: a hundred writers pay for one flush of the disk, and one that fails is undone alone.
/// </summary>
internal sealed partial class Writer : IAsyncDisposable
{
    private readonly CachingConnection _connection;
    private readonly LogCopier _copier;
    private readonly WriteQueue _queue;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private bool _logIsCopied = true;
    private int _logPages;
    private int _newPages;
    private long _commits;

    public Writer(SqliteConnections connections, CachingConnection connection, WriteQueue queue, ILogger logger)
    {
        _connection = connection;
        _copier = new LogCopier(connections.OpenLogCopier(), logger);
        _queue = queue;
        _logger = logger;
        _thread = new Thread(Loop) { Name = "SQLite writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Whether somebody's work is asking.</summary>
    public bool IsThisThread => Thread.CurrentThread == _thread;

    /// <summary>How many transactions have been committed.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Writes what still waits, copies the log into the file, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _ended.Task;
        await _connection.DisposeAsync();
    }

    private void Loop()
    {
        var batch = new List<PendingWrite>(SqliteLimits.WaitingWritesMax);
        while (_queue.Take(batch, _logIsCopied ? Timeout.InfiniteTimeSpan : SqliteLimits.Idle))
        {
            if (batch.Count == 0)
            {
                CopyLog();
            }
            else
            {
                Write(batch);
                batch.Clear();
                WatchLog();
            }
        }

        _copier.Dispose();
        EndLog();
        _ended.SetResult();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong, the callers hear of it and the thread goes on.")]
    private void Write(List<PendingWrite> batch)
    {
        batch.RemoveAll(write => !write.TryStart());
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            // Immediate: a lock that another process holds is waited for here, and not in the middle of somebody's work.
            _connection.RunAgain("BEGIN IMMEDIATE");
            batch.ForEach(RunApart);
            batch.ForEach(static write => write.Finish());
            _connection.RunAgain("COMMIT");
        }
        catch (Exception failure)
        {
            Undo();
            LogBatchFailed(failure, batch.Count);
            // Those that failed by themselves too: they may have met rows of others, which are gone with the batch.
            var reason = Refusals.Explain(failure);
            batch.ForEach(write => write.Fail(reason));
            return;
        }

        _logIsCopied = false;
        Interlocked.Increment(ref _commits);
        batch.ForEach(write => write.Complete());
    }

    [SuppressMessage("Design", "CA1031", Justification = "The work may throw anything: it is its caller's.")]
    private void RunApart(PendingWrite write)
    {
        _connection.RunAgain("SAVEPOINT apart");
        var session = new DbSession(Dialect.Sqlite, _connection, transaction: null, Environment.CurrentManagedThreadId, write.Cancel);
        try
        {
            write.Run(session);
        }
        catch (Exception reason) when (_connection.IsInTransaction())
        {
            write.Refuse(reason);
            _connection.Run("ROLLBACK TO apart");
        }
        finally
        {
            session.End();
        }

        // A full disk ends the transaction, and with it the work of the others: RELEASE then fails, and the batch with it.
        _connection.RunAgain("RELEASE apart");
    }

    private void Undo()
    {
        try
        {
            if (_connection.IsInTransaction())
            {
                _connection.Run("ROLLBACK");
            }
        }
        catch (SqliteException failure)
        {
            // The next BEGIN fails in its turn, and its callers hear of it.
            LogRollbackFailed(failure);
        }
    }

    private void WatchLog()
    {
        var written = _connection.TakePagesWritten();
        _logPages += written;
        _newPages += written;
        if (_newPages < SqliteLimits.LogPagesToCopy)
        {
            return;
        }

        _newPages = 0;
        if (_logPages < SqliteLimits.LogPagesMax)
        {
            _copier.Wake();
        }
        else
        {
            CopyLog();
        }
    }

    // What cannot be copied yet because somebody still reads it, or because it is just being copied, is copied another time.
    private void CopyLog()
    {
        if (_logIsCopied)
        {
            return;
        }

        _logIsCopied = true;
        try
        {
            if (_connection.CopyLog())
            {
                _logPages = 0;
            }
        }
        catch (SqliteException failure)
        {
            LogCheckpointFailed(failure);
        }
    }

    private void EndLog()
    {
        try
        {
            _connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException failure)
        {
            LogCheckpointFailed(failure);
        }
    }

    [LoggerMessage(11001, LogLevel.Error, "A batch of {Writes} writes could not be committed; all of them failed")]
    private partial void LogBatchFailed(Exception failure, int writes);

    [LoggerMessage(11002, LogLevel.Warning, "The write-ahead log could not be copied into the database; it is tried again after the next write")]
    private partial void LogCheckpointFailed(Exception failure);

    [LoggerMessage(11003, LogLevel.Error, "A batch could not be undone")]
    private partial void LogRollbackFailed(Exception failure);
}
