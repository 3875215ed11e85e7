using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Scale;

/// <summary>A database that asks itself, at the end of each piece of work, how it has done every statement of it.</summary>
internal sealed class WatchedDatabase(ChatDatabase inner) : ChatDatabase(TimeProvider.System, Migration.AllFor(inner.Dialect))
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _faults = new(StringComparer.Ordinal);
    private volatile bool _watching;

    public override Dialect Dialect => inner.Dialect;

    /// <summary>The statements that were seen, each with what is wrong with its plan.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Faults => _faults;

    public void Start() => _watching = true;

    public void Stop() => _watching = false;

    public override Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel) => inner.ReadAsync(db => WatchAsync(db, work), cancel);

    public override Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel) => inner.WriteAsync(db => WatchAsync(db, work), cancel);

    public override bool IsUniqueViolation(Exception exception, [NotNullWhen(true)] out string? constraint) => inner.IsUniqueViolation(exception, out constraint);

    // The test's database closes itself.
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<T> WatchAsync<T>(DbSession db, Func<DbSession, Task<T>> work)
    {
        if (!_watching)
        {
            return await work(db);
        }

        var statements = new List<(string Sql, object? Args)>();
        db.Watch = (sql, args) => statements.Add((sql, args));
        var result = await work(db);
        db.Watch = null;
        foreach (var (sql, args) in statements.Where(statement => !_faults.ContainsKey(statement.Sql) && QueryPlan.HasOne(statement.Sql)))
        {
            _faults[sql] = await QueryPlan.FaultsAsync(db, sql, args);
        }

        return result;
    }
}
