using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Parlance.Chat.Data;

namespace Parlance.Storage.Sqlite;

/// <summary>A bounded number of connections that only read, opened when they are first needed.</summary>
internal sealed class ReaderPool(SqliteConnections connections) : IAsyncDisposable
{
    private readonly SemaphoreSlim _places = new(SqliteLimits.ReadersMax);
    private readonly ConcurrentBag<CachingConnection> _idle = [];
    private volatile bool _closed;

    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel)
    {
        await _places.WaitAsync(cancel);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteDatabase));
            var connection = _idle.TryTake(out var idle) ? idle : connections.OpenReader();
            try
            {
                return await ReadAsync(connection, work, cancel);
            }
            finally
            {
                Return(connection);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Waits for the reads that run, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        var taken = await TakeAllPlacesAsync();
        while (_idle.TryTake(out var connection))
        {
            await connection.DisposeAsync();
        }

        // Whoever waited for a place hears that it is closed.
        _places.Release(taken);
    }

    private async Task<int> TakeAllPlacesAsync()
    {
        var taken = 0;
        using var patience = new CancellationTokenSource(SqliteLimits.ClosingPatience);
        try
        {
            for (; taken < SqliteLimits.ReadersMax; taken++)
            {
                await _places.WaitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever still reads closes the connection when it returns it.
        }

        return taken;
    }

    // The snapshot is taken with the first statement, and holds for all that follow.
    private static async Task<T> ReadAsync<T>(CachingConnection connection, Func<DbSession, Task<T>> work, CancellationToken cancel)
    {
        connection.RunAgain("BEGIN DEFERRED");
        var session = new DbSession(Dialect.Sqlite, connection, transaction: null, thread: null, cancel);
        try
        {
            return await work(session);
        }
        finally
        {
            session.End();
        }
    }

    private void Return(CachingConnection connection)
    {
        if (!_closed && TryEndSnapshot(connection))
        {
            _idle.Add(connection);
        }
        else
        {
            connection.Dispose();
        }
    }

    private static bool TryEndSnapshot(CachingConnection connection)
    {
        try
        {
            if (connection.IsInTransaction())
            {
                connection.RunAgain("ROLLBACK");
            }

            return true;
        }
        catch (SqliteException)
        {
            // A connection that cannot even do this is not kept; the work has its result.
            return false;
        }
    }
}
