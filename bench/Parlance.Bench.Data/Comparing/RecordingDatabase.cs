using System.Diagnostics.CodeAnalysis;
using Parlance.Chat.Data;

namespace Parlance.Bench.Data.Comparing;

/// <summary>A database that can be asked which statements a piece of work has run.</summary>
internal sealed class RecordingDatabase(ChatDatabase inner) : ChatDatabase(TimeProvider.System, Migration.AllFor(inner.Dialect))
{
    private List<(string Sql, object? Args)>? _record;

    public override Dialect Dialect => inner.Dialect;

    /// <summary>The statements that somebody's reading takes.</summary>
    public async Task<IReadOnlyList<(string Sql, object? Args)>> RecordAsync(Func<Task> work)
    {
        _record = [];
        await work();
        var statements = _record;
        _record = null;
        return statements;
    }

    public override Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel) => inner.ReadAsync(
        db =>
        {
            db.Watch = _record is { } record ? (sql, args) => record.Add((sql, args)) : null;
            return work(db);
        },
        cancel);

    public override Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel) => inner.WriteAsync(work, cancel);

    public override bool IsUniqueViolation(Exception exception, [NotNullWhen(true)] out string? constraint) => inner.IsUniqueViolation(exception, out constraint);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
