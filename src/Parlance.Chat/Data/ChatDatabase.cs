using System.Diagnostics.CodeAnalysis;

namespace Parlance.Chat.Data;

/// <summary>The chat's database: short pieces of work over one session, each in a transaction of its own.</summary>
public abstract partial class ChatDatabase : IAsyncDisposable
{
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<Migration> _migrations;

    static ChatDatabase() => TypeHandlers.Register();

    /// <summary>What all databases share.</summary>
    /// <param name="clock">Dates the migrations and measures the answer of <see cref="CheckAsync"/>.</param>
    /// <param name="migrations">The schema that this program knows.</param>
    protected ChatDatabase(TimeProvider clock, IReadOnlyList<Migration> migrations)
    {
        _clock = clock;
        _migrations = migrations;
    }

    /// <summary>Which SQL this database speaks.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>Runs reads on one connection, all of which see the same snapshot.</summary>
    /// <typeparam name="T">What the work answers.</typeparam>
    /// <param name="work">Only reads. May run more than once.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What the work returned.</returns>
    public abstract Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel);

    /// <summary>Runs work in a transaction and commits it. The task completes once the commit is on disk.</summary>
    /// <remarks>
    /// What the work throws is thrown on, after its effects are undone. The work awaits nothing but its session: on SQLite it
    /// runs on the one thread that writes, and anything else that it awaited would hold up every writer.
    /// </remarks>
    /// <typeparam name="T">What the work answers.</typeparam>
    /// <param name="work">Reads and writes. May run more than once, so it leaves no traces outside the session.</param>
    /// <param name="cancel">Gives up, unless the commit has begun.</param>
    /// <returns>What the work returned.</returns>
    public abstract Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel);

    /// <summary>Runs work in a transaction and commits it, as <see cref="WriteAsync{T}"/> does.</summary>
    /// <param name="work">Reads and writes. May run more than once.</param>
    /// <param name="cancel">Gives up, unless the commit has begun.</param>
    /// <returns>A task that completes once the commit is on disk.</returns>
    public Task WriteAsync(Func<DbSession, Task> work, CancellationToken cancel) => WriteAsync(
        async session =>
        {
            await work(session);
            return true;
        },
        cancel);

    /// <summary>Whether a write failed because a value that must be unique is taken.</summary>
    /// <remarks>Caught around <see cref="WriteAsync{T}"/>, not inside the work: PostgreSQL refuses all that follows in that transaction.</remarks>
    /// <param name="exception">What was thrown.</param>
    /// <param name="constraint">
    /// What was violated: <c>users.username</c> (the columns, or the index if it is over an expression) on SQLite, the name of the
    /// constraint or index on PostgreSQL.
    /// </param>
    /// <returns>True for a violated unique constraint or primary key.</returns>
    public abstract bool IsUniqueViolation(Exception exception, [NotNullWhen(true)] out string? constraint);

    /// <summary>Whether a write failed because a value that must be unique is taken.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <returns>True for a violated unique constraint or primary key.</returns>
    public bool IsUniqueViolation(Exception exception) => IsUniqueViolation(exception, out _);

    /// <summary>
    /// Rubs out of the files what nobody sees any more: of SQLite's log, once all of it is copied, and of PostgreSQL's tables and their indexes.
    /// </summary>
    /// <param name="tables">From which something was taken.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>False if somebody still reads what was, so that it has to be tried again.</returns>
    public virtual Task<bool> RubOutAsync(IReadOnlyList<string> tables, CancellationToken cancel) => Task.FromResult(true);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
