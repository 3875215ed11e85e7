using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Storage.Sqlite;

/// <summary>The chat's database in one SQLite file.</summary>
public sealed partial class SqliteDatabase : ChatDatabase
{
    // Extended result codes: https://sqlite.org/rescode.html
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;
    private const int ConstraintRowId = 2579;

    private readonly SqliteConnections _connections;
    private readonly ReaderPool _readers;
    private readonly WriteQueue _queue = new();
    private readonly Writer _writer;
    private int _disposed;

    static SqliteDatabase() => NativeLibraryChoice.Load();

    private SqliteDatabase(string file, TimeProvider clock, ILogger logger, IReadOnlyList<Migration> migrations) : base(clock, migrations)
    {
        _connections = new SqliteConnections(file);
        var connection = _connections.OpenWriter();
        LogOpened(logger, connection.ServerVersion, file);
        _readers = new ReaderPool(_connections);
        _writer = new Writer(_connections, connection, _queue, logger);
    }

    /// <inheritdoc/>
    public override Dialect Dialect => Dialect.Sqlite;

    /// <summary>How many transactions the writer has committed.</summary>
    internal long Commits => _writer.Commits;

    /// <summary>Opens the database, and makes the file, which only its owner may read, if there is none.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="clock">Dates migrations.</param>
    /// <param name="loggers">Where to report.</param>
    /// <returns>The database; its schema is as it was.</returns>
    public static SqliteDatabase Open(string file, TimeProvider clock, ILoggerFactory loggers) =>
        Open(file, clock, loggers, Migration.AllFor(Dialect.Sqlite));

    /// <summary>Opens the database with another schema than the chat's.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="clock">Dates migrations.</param>
    /// <param name="loggers">Where to report.</param>
    /// <param name="migrations">The schema, by number.</param>
    /// <returns>The database; its schema is as it was.</returns>
    public static SqliteDatabase Open(string file, TimeProvider clock, ILoggerFactory loggers, IReadOnlyList<Migration> migrations) =>
        new(file, clock, loggers.CreateLogger<SqliteDatabase>(), migrations);

    /// <inheritdoc/>
    public override Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel) => _readers.ReadAsync(work, cancel);

    /// <inheritdoc/>
    public override async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        if (_writer.IsThisThread)
        {
            // It would wait for the end of the work that waits for it.
            throw new InvalidOperationException("The work of a write began another one. Do both with the same session.");
        }

        var write = new PendingWrite<T>(work, cancel);
        await _queue.AddAsync(write, cancel);
        return await write.WaitAsync();
    }

    /// <inheritdoc/>
    public override async Task<bool> RubOutAsync(IReadOnlyList<string> tables, CancellationToken cancel)
    {
        // A connection of its own: the writer is never outside of its transactions for long.
        await using var connection = _connections.OpenLogEnder();
        for (var attempt = 0; attempt < SqliteLimits.EndOfLogAttempts; attempt++)
        {
            if (await Task.Run(connection.EndLog, cancel))
            {
                return true;
            }

            await Task.Delay(SqliteLimits.EndOfLogMs, cancel);
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool IsUniqueViolation(Exception exception, [NotNullWhen(true)] out string? constraint)
    {
        constraint = exception is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey or ConstraintRowId } violation
            ? ViolatedConstraint().Match(violation.Message).Groups["what"].Value
            : null;
        return constraint is not null;
    }

    /// <summary>Ends the reads, writes what waits, and leaves one file with everything in it.</summary>
    /// <returns>A task that completes when the file is closed.</returns>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _queue.Close();
            await _readers.DisposeAsync();
            await _writer.DisposeAsync();
        }
    }

    [GeneratedRegex("failed: (index ')?(?<what>[^']+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ViolatedConstraint();

    [LoggerMessage(11000, LogLevel.Information, "SQLite {Version} keeps the data in {File}")]
    private static partial void LogOpened(ILogger logger, string version, string file);
}
