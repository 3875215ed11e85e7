using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Parlance.Storage.Sqlite;

/// <summary>
/// Copies the write-ahead log into the database beside the writer, on a thread and a connection of its own: the pages of a busy server would otherwise
/// be copied between two commits, and those who wait for the second would feel it. The log begins anew only when all of it is copied and nobody
/// writes meanwhile, so that the writer copies the little that is left when the log has become long.
/// </summary>
internal sealed partial class LogCopier : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly ILogger _logger;
    private readonly AutoResetEvent _wanted = new(initialState: false);
    private readonly Thread _thread;
    private volatile bool _closed;

    public LogCopier(SqliteConnection connection, ILogger logger)
    {
        _connection = connection;
        _logger = logger;
        _thread = new Thread(Loop) { Name = "SQLite log copier", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Asks for a copy of what is in the log by now. Returns at once.</summary>
    public void Wake() => _wanted.Set();

    /// <summary>Waits for the copy that is under way.</summary>
    public void Dispose()
    {
        _closed = true;
        _wanted.Set();
        _thread.Join();
        _connection.Dispose();
        _wanted.Dispose();
    }

    [SuppressMessage("Design", "CA1031", Justification = "The log stays as it is, and the writer copies it in its turn.")]
    private void Loop()
    {
        while (_wanted.WaitOne() && !_closed)
        {
            try
            {
                _connection.CopyLog();
            }
            catch (Exception failure)
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(11004, LogLevel.Warning, "The write-ahead log could not be copied beside the writer; it is tried again with the next pages")]
    private partial void LogFailed(Exception failure);
}
