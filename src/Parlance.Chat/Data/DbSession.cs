using System.Data.Common;
using Dapper;

namespace Parlance.Chat.Data;

/// <summary>One connection inside one transaction, for as long as the work runs that it was given to.</summary>
/// <remarks>
/// Rows map by property name (<c>created_at</c> to <c>CreatedAt</c>): a row is a class or record with init properties. Ids are
/// 16 big-endian bytes, times Unix milliseconds, booleans the numbers 0 and 1 in the database.
/// </remarks>
public sealed class DbSession
{
    private readonly DbConnection _connection;
    private readonly DbTransaction? _transaction;
    private readonly int? _thread;
    private CancellationToken _cancel;
    private volatile bool _ended;
    private List<Func<DbSession, Task>>? _beforeCommit;
    private List<Action>? _afterCommit;
    private List<InLine>? _inLines;
    private CommitOrder? _order;
    private CommitPlace? _place;

    /// <summary>A session for one piece of work.</summary>
    /// <param name="dialect">What the connection speaks.</param>
    /// <param name="connection">Open, and nobody else's meanwhile.</param>
    /// <param name="transaction">The driver's transaction; null where it was begun in SQL.</param>
    /// <param name="thread">The only thread that may use it, by its managed id; null for any.</param>
    /// <param name="cancel">Gives up every statement.</param>
    public DbSession(Dialect dialect, DbConnection connection, DbTransaction? transaction, int? thread, CancellationToken cancel)
    {
        Dialect = dialect;
        _connection = connection;
        _transaction = transaction;
        _thread = thread;
        _cancel = cancel;
    }

    /// <summary>Which SQL the session speaks.</summary>
    public Dialect Dialect { get; }

    /// <summary>How long a statement may take; null for the driver's default, 0 for as long as it likes.</summary>
    internal int? CommandTimeoutSeconds { get; set; }

    /// <summary>Hears of every statement before it runs, with its parameters: for tests that ask how it will be done.</summary>
    internal Action<string, object?>? Watch { get; set; }

    /// <summary>Reads all rows.</summary>
    /// <typeparam name="T">A row, or the value of a single column.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="args">An object whose properties are the parameters.</param>
    /// <returns>The rows, in the query's order.</returns>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null) =>
        (await _connection.QueryAsync<T>(Command(sql, args))).AsList();

    /// <summary>Reads one row, or none.</summary>
    /// <typeparam name="T">A row, or the value of a single column.</typeparam>
    /// <param name="sql">A query of at most one row.</param>
    /// <param name="args">An object whose properties are the parameters.</param>
    /// <returns>The row, or the default of its type.</returns>
    /// <exception cref="InvalidOperationException">There were several rows.</exception>
    public Task<T?> FindAsync<T>(string sql, object? args = null) => _connection.QuerySingleOrDefaultAsync<T>(Command(sql, args));

    /// <summary>Reads one row, or none, as it is once a lock is held: on PostgreSQL, where others write at the same time, in one trip with the lock.</summary>
    /// <remarks>Two statements, since one that waits for a lock sees the locked row as it is then, and those that it joins as they were before.</remarks>
    /// <typeparam name="T">A row.</typeparam>
    /// <param name="lockSql">A query of one number with <c>FOR NO KEY UPDATE</c>. SQLite has no need of it, and does not know the word.</param>
    /// <param name="sql">A query of at most one row.</param>
    /// <param name="args">An object whose properties are the parameters of both.</param>
    /// <returns>The row, or the default of its type.</returns>
    /// <exception cref="InvalidOperationException">There were several rows.</exception>
    public async Task<T?> FindLockedAsync<T>(string lockSql, string sql, object? args = null)
    {
        if (Dialect is Dialect.Sqlite)
        {
            return await FindAsync<T>(sql, args);
        }

        await using var answers = await _connection.QueryMultipleAsync(Command(sql, args, before: lockSql));
        await answers.ReadAsync<int>();
        return await answers.ReadSingleOrDefaultAsync<T>();
    }

    /// <summary>Reads the first column of the first row.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="args">An object whose properties are the parameters.</param>
    /// <returns>The value; the type's default when there is no row.</returns>
    public async Task<T> ScalarAsync<T>(string sql, object? args = null) => (await _connection.ExecuteScalarAsync<T>(Command(sql, args)))!;

    /// <summary>Runs one statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="args">An object whose properties are the parameters.</param>
    /// <returns>How many rows it touched.</returns>
    public Task<int> ExecuteAsync(string sql, object? args = null) => _connection.ExecuteAsync(Command(sql, args));

    /// <summary>Runs statements one after the other, whatever they answer.</summary>
    /// <remarks>SQLite's driver runs what follows a statement with rows only when its reader is closed, and then keeps errors to itself.</remarks>
    internal async Task RunScriptAsync(string sql)
    {
        await using var reader = (DbDataReader)await _connection.ExecuteReaderAsync(Command(sql, args: null));
        do
        {
            while (await reader.ReadAsync(_cancel))
            {
            }
        }
        while (await reader.NextResultAsync(_cancel));
    }

    /// <summary>
    /// Does the last of the work before the commit, in the same transaction: on SQLite after all the works that share it, which suits a table to which
    /// adding many at once is cheaper than each for itself. Nothing happens if the work is undone.
    /// </summary>
    /// <param name="work">Has no reason to fail but the database's: what it does is not undone alone, and everybody's work with it.</param>
    public void BeforeCommit(Func<DbSession, Task> work) => (_beforeCommit ??= []).Add(work);

    /// <summary>Does something small once the transaction is on disk, before whoever waits for the write hears of it. Nothing happens if it is undone.</summary>
    /// <param name="action">Does not throw, and takes no time: it holds up all writers. It hands things over, to a queue or a signal.</param>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    /// <summary>
    /// Does something small once the transaction is on disk, in the order of the commits: after what earlier ones do in the same line. Whoever waits for
    /// the write may hear of it a moment before, should an earlier one be late. Nothing happens if the transaction is undone.
    /// </summary>
    /// <param name="line">A name for what the transaction has locked, or changed, by now.</param>
    /// <param name="action">Does not throw, and takes no time: it hands things over, to a queue or a signal.</param>
    /// <param name="evenInDoubt">Whether to do it also when nobody can say how the commit ended: for what does harm if it is left out, and little if it is done.</param>
    public void AfterCommit(string line, Action action, bool evenInDoubt = false) => (_inLines ??= []).Add(new(line, action, evenInDoubt));

    /// <summary>
    /// Does what was left for the end, and can no longer be given up: others may share the transaction by now. Called by the database, not by the work.
    /// </summary>
    /// <returns>Done when all of it is.</returns>
    public async Task FinishAsync()
    {
        if (_beforeCommit is null)
        {
            return;
        }

        _cancel = CancellationToken.None;
        _ended = false;
        try
        {
            // Nothing is left for the end of the end.
            foreach (var work in _beforeCommit.ToArray())
            {
                await work(this);
            }
        }
        finally
        {
            End();
        }
    }

    /// <summary>Ends the session: its connection is somebody else's from here on. Called by the database, not by the work.</summary>
    public void End() => _ended = true;

    /// <summary>
    /// Takes the transaction's place in its lines: its commit is sent next, and <see cref="Committed"/> or <see cref="Undone"/> follows whatever comes of
    /// it. For databases on which several transactions commit at once. Called by the database, not by the work.
    /// </summary>
    /// <param name="order">The database's.</param>
    public void Committing(CommitOrder order)
    {
        if (_inLines is not null)
        {
            _order = order;
            _place = new(_inLines.Select(static step => step.Line).ToHashSet(StringComparer.Ordinal));
            order.Enter(_place);
        }
    }

    /// <summary>The transaction is on disk. Called by the database, not by the work.</summary>
    public void Committed()
    {
        try
        {
            _afterCommit?.ForEach(static action => action());
        }
        finally
        {
            Leave(isOnDisk: true, isInDoubt: false);
        }
    }

    /// <summary>The commit has failed: nobody is held up by it any longer. Called by the database, not by the work.</summary>
    /// <param name="isInDoubt">Whether it may have been done all the same.</param>
    public void Undone(bool isInDoubt) => Leave(isOnDisk: false, isInDoubt);

    private void Leave(bool isOnDisk, bool isInDoubt)
    {
        if (_inLines is null)
        {
            return;
        }

        var due = new List<Action>(_inLines.Count);
        foreach (var (_, action, evenInDoubt) in _inLines)
        {
            if (isOnDisk || (isInDoubt && evenInDoubt))
            {
                due.Add(action);
            }
        }

        if (_place is not null)
        {
            _order!.Leave(_place, due);
        }
        else
        {
            due.ForEach(static action => action());
        }
    }

    private CommandDefinition Command(string sql, object? args, string? before = null)
    {
        // Work that awaited something else goes on on another thread, beside the next writer's work, or after its own transaction.
        if (_ended || (_thread is { } thread && Environment.CurrentManagedThreadId != thread))
        {
            throw new InvalidOperationException("The session is over, or on its way to another thread: the work in a transaction awaits nothing but its session.");
        }

        if (before is not null)
        {
            Watch?.Invoke(before, args);
        }

        Watch?.Invoke(sql, args);
        return new CommandDefinition(before is null ? sql : $"{before};\n{sql}", args, _transaction, CommandTimeoutSeconds, cancellationToken: _cancel);
    }

    private readonly record struct InLine(string Line, Action Action, bool EvenInDoubt);
}
