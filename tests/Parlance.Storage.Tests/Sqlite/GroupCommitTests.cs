using Microsoft.Data.Sqlite;
using Parlance.Storage.Sqlite;

namespace Parlance.Storage.Tests.Sqlite;

/// <summary>What waits while the writer is busy is committed together, and each write fails or lives by itself.</summary>
public sealed class GroupCommitTests
{
    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task Writers_who_wait_share_a_commit()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        var before = Commits(db);

        await using (await BusyWriter.StartAsync(db.Database))
        {
            _ = Together(50, () => db.Database.IncrementAsync());
        }

        await db.Database.IncrementAsync();
        Assert.Equal(51, await db.Database.CountAsync());
        Assert.InRange(Commits(db) - before, 2, 3);
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task One_write_of_a_batch_fails_alone()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        var before = Commits(db);
        Task good, bad;
        await using (await BusyWriter.StartAsync(db.Database))
        {
            good = Together(10, () => db.Database.IncrementAsync());
            bad = db.Database.WriteAsync(
                async session =>
                {
                    await session.IncrementAsync();
                    await session.ExecuteAsync("INSERT INTO counters (name, value) VALUES ('one', 1)");
                },
                Kinds.Stop);
            good = Task.WhenAll(good, Together(10, () => db.Database.IncrementAsync()));
        }

        var refused = await Assert.ThrowsAsync<SqliteException>(() => bad);
        await good;
        Assert.True(db.Database.IsUniqueViolation(refused));
        Assert.Equal(20, await db.Database.CountAsync());
        Assert.Equal(2, Commits(db) - before);
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_commit_that_fails_fails_all_of_its_batch_and_nothing_after_it()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        Task good, bad;
        await using (await BusyWriter.StartAsync(db.Database))
        {
            good = db.Database.IncrementAsync();
            // The reference is deferred: only the commit finds that it leads nowhere.
            bad = db.Database.WriteAsync(session => session.ExecuteAsync("INSERT INTO promises (name, counter) VALUES ('x', 'nowhere')"), Kinds.Stop);
        }

        await Assert.ThrowsAsync<SqliteException>(() => good);
        await Assert.ThrowsAsync<SqliteException>(() => bad);
        Assert.Equal(0, await db.Database.CountAsync());
        await db.Database.IncrementAsync();
        Assert.Equal(1, await db.Database.CountAsync());
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_write_that_is_cancelled_while_it_waits_never_runs()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        using var cancel = new CancellationTokenSource();
        var hasRun = false;
        await using (await BusyWriter.StartAsync(db.Database))
        {
            var waiting = db.Database.WriteAsync(
                session =>
                {
                    hasRun = true;
                    return session.IncrementAsync();
                },
                cancel.Token);
            await cancel.CancelAsync();
            // While the writer is still busy.
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        await db.Database.IncrementAsync();
        Assert.False(hasRun);
        Assert.Equal(1, await db.Database.CountAsync());
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task Work_that_awaits_something_else_is_undone_and_says_why()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        var afterwards = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.WriteAsync(
            async session =>
            {
                await session.IncrementAsync();
                await Task.Yield();
                afterwards.SetResult(await Record.ExceptionAsync(() => session.IncrementAsync()));
            },
            Kinds.Stop));

        Assert.Contains("awaited something else", refused.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(await afterwards.Task.WaitAsync(Kinds.Stop));
        Assert.Equal(0, await db.Database.CountAsync());
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_write_within_a_write_is_refused()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.WriteAsync(_ => db.Database.IncrementAsync(), Kinds.Stop));

        Assert.Equal(0, await db.Database.CountAsync());
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task Callers_go_on_away_from_the_writers_thread()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        var writer = await db.Database.WriteAsync(_ => Task.FromResult(Environment.CurrentManagedThreadId), Kinds.Stop);

        // On the pool, since a test's own context would bring it back by itself.
        var after = await Task.Run(
            async () =>
            {
                await db.Database.IncrementAsync();
                return Environment.CurrentManagedThreadId;
            },
            Kinds.Stop);

        Assert.NotEqual(writer, after);
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task More_writers_than_there_are_places_wait_for_one()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        const int Writers = SqliteLimits.WaitingWritesMax + 100;
        Task all;
        await using (await BusyWriter.StartAsync(db.Database))
        {
            all = Together(Writers, () => db.Database.IncrementAsync());
        }

        await all;
        Assert.Equal(Writers, await db.Database.CountAsync());
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_full_disk_fails_the_write_and_spares_those_that_come_after()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        await db.Database.WriteAsync(session => session.ScalarAsync<long>("PRAGMA max_page_count = 100"), Kinds.Stop);

        var failed = await Record.ExceptionAsync(() => db.Database.WriteAsync(
            session => session.ExecuteAsync("INSERT INTO things (id, name) VALUES (zeroblob(1000000), 'large')"), Kinds.Stop));

        Assert.NotNull(failed);
        Assert.Contains("full", failed.Message, StringComparison.Ordinal);
        await db.Database.IncrementAsync();
        Assert.Equal(1, await db.Database.CountAsync());
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task Work_that_ends_the_transaction_itself_fails_its_batch()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);

        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.WriteAsync(session => session.ExecuteAsync("ROLLBACK"), Kinds.Stop));

        await db.Database.IncrementAsync();
        Assert.Equal(1, await db.Database.CountAsync());
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task More_readers_than_there_are_connections_wait_for_one()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<long> HoldAsync() => db.Database.ReadAsync(
            async session =>
            {
                await release.Task;
                return await session.ValueAsync();
            },
            Kinds.Stop);
        Task<long>[] held = [.. Enumerable.Range(0, SqliteLimits.ReadersMax).Select(_ => HoldAsync())];

        var waiting = db.Database.CountAsync();

        Assert.False(waiting.IsCompleted);
        release.SetResult();
        Assert.Equal(0, await waiting);
        Assert.All(await Task.WhenAll(held), value => Assert.Equal(0, value));
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task Closing_writes_what_still_waits()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        Task all, closed;
        await using (await BusyWriter.StartAsync(db.Database))
        {
            all = Together(10, () => db.Database.IncrementAsync());
            closed = db.Database.DisposeAsync().AsTask();
        }

        await closed;
        await all;
        Assert.Equal(10, await db.OpenAnother().CountAsync());
    }

    private static long Commits(TestDatabase db) => ((SqliteDatabase)db.Database).Commits;

    private static Task Together(int count, Func<Task> write) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => write()));
}
