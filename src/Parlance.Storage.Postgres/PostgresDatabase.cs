using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parlance.Chat.Data;

namespace Parlance.Storage.Postgres;

/// <summary>The chat's database in PostgreSQL.</summary>
public sealed partial class PostgresDatabase : ChatDatabase
{
    // A statement is planned once on each connection, not for each of its values: ours are made for one way whatever they are asked for, and to plan one
    // takes as long as to run it. And none is compiled: they read few rows, which takes milliseconds, and compiling one a few hundred.
    private const string SessionOptions = "-c plan_cache_mode=force_generic_plan -c jit=off";

    private readonly NpgsqlDataSource _source;
    private readonly Retries _retries;
    private readonly CommitOrder _order = new();

    private PostgresDatabase(NpgsqlDataSource source, TimeProvider clock, ILogger logger, IReadOnlyList<Migration> migrations) : base(clock, migrations)
    {
        _source = source;
        _retries = new Retries(clock, logger);
    }

    /// <inheritdoc/>
    public override Dialect Dialect => Dialect.Postgres;

    /// <summary>Prepares connections; the first work opens one.</summary>
    /// <param name="connectionString">In Npgsql's words: <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <param name="clock">Dates migrations and paces attempts.</param>
    /// <param name="loggers">Where to report.</param>
    /// <returns>The database.</returns>
    /// <exception cref="ArgumentException">The connection string is malformed.</exception>
    public static PostgresDatabase Open(string connectionString, TimeProvider clock, ILoggerFactory loggers) =>
        Open(connectionString, clock, loggers, Migration.AllFor(Dialect.Postgres));

    /// <summary>Prepares connections to a database with another schema than the chat's.</summary>
    /// <param name="connectionString">In Npgsql's words.</param>
    /// <param name="clock">Dates migrations and paces attempts.</param>
    /// <param name="loggers">Where to report.</param>
    /// <param name="migrations">The schema, by number.</param>
    /// <returns>The database.</returns>
    /// <exception cref="ArgumentException">The connection string is malformed.</exception>
    public static PostgresDatabase Open(string connectionString, TimeProvider clock, ILoggerFactory loggers, IReadOnlyList<Migration> migrations)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= "parlance";
        if (!given.ContainsKey("Maximum Pool Size") && !given.ContainsKey("MaxPoolSize"))
        {
            settings.MaxPoolSize = PostgresLimits.ConnectionsMax;
        }

        if (!given.ContainsKey("Max Auto Prepare") && !given.ContainsKey("MaxAutoPrepare"))
        {
            settings.MaxAutoPrepare = PostgresLimits.PreparedStatementsMax;
        }

        if (!given.ContainsKey("Options"))
        {
            settings.Options = SessionOptions;
        }

        // Nothing is set on a session but for its transaction: there is nothing to undo between two works, which takes a fifth of what a send costs there.
        settings.NoResetOnClose |= !given.ContainsKey("No Reset On Close") && !given.ContainsKey("NoResetOnClose");
        DbList.UseArraysIn<NpgsqlCommand>();
        var logger = loggers.CreateLogger<PostgresDatabase>();
        LogOpened(logger, settings.Host, settings.Port, settings.Database);
        return new PostgresDatabase(NpgsqlDataSource.Create(settings), clock, logger, migrations);
    }

    /// <inheritdoc/>
    public override Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel) =>
        _retries.RunAsync(attempt => ReadOnceAsync(work, attempt, cancel), cancel);

    /// <inheritdoc/>
    public override Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel) =>
        _retries.RunAsync(attempt => WriteOnceAsync(work, attempt, cancel), cancel);

    /// <inheritdoc/>
    [SuppressMessage("Security", "CA2100", Justification = "Only names of tables that are written in the program reach it.")]
    public override async Task<bool> RubOutAsync(IReadOnlyList<string> tables, CancellationToken cancel)
    {
        // As long as it takes; it holds up nobody. What waits to be sorted into an index of words is sorted in with it.
        await using var connection = await OpenAsync(cancel);
        await using var command = new NpgsqlCommand($"VACUUM {string.Join(", ", tables)}", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
        return true;
    }

    /// <inheritdoc/>
    public override bool IsUniqueViolation(Exception exception, [NotNullWhen(true)] out string? constraint)
    {
        constraint = exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation ? violation.ConstraintName ?? "" : null;
        return constraint is not null;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<T> ReadOnceAsync<T>(Func<DbSession, Task<T>> work, Attempt attempt, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        // BEGIN is sent together with the statement that follows it.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using (var readOnly = new NpgsqlCommand("SET TRANSACTION READ ONLY", connection, transaction))
        {
            await readOnly.ExecuteNonQueryAsync(cancel);
        }

        var (result, _) = await RunAsync(work, connection, transaction, cancel);
        attempt.HasCommitted = true;
        await transaction.RollbackAsync(CancellationToken.None);
        return result;
    }

    private async Task<T> WriteOnceAsync<T>(Func<DbSession, Task<T>> work, Attempt attempt, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        var (result, session) = await RunAsync(work, connection, transaction, cancel);
        await session.FinishAsync();
        session.Committing(_order);
        try
        {
            // From here on nobody can say whether the work was done, should the connection break.
            attempt.HasCommitted = true;
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            session.Undone(isInDoubt: !Retries.IsRefusal(failure));
            throw;
        }

        session.Committed();
        return result;
    }

    private static async Task<(T Result, DbSession Session)> RunAsync<T>(Func<DbSession, Task<T>> work, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var session = new DbSession(Dialect.Postgres, connection, transaction, thread: null, cancel);
        try
        {
            return (await work(session), session);
        }
        finally
        {
            session.End();
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancel);
        }
        catch (NpgsqlException failure)
        {
            throw Refusals.Explain(failure, new NpgsqlConnectionStringBuilder(_source.ConnectionString));
        }
    }

    [LoggerMessage(11050, LogLevel.Information, "PostgreSQL at {Host}:{Port} keeps the data in database {Database}")]
    private static partial void LogOpened(ILogger logger, string? host, int port, string? database);
}
