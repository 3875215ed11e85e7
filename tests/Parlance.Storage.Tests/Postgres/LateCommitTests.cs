using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Storage.Postgres;

namespace Parlance.Storage.Tests.Postgres;

/// <summary>On PostgreSQL commits are heard of by each connection for itself: late, or never.</summary>
[Trait("database", "postgres")]
public sealed class LateCommitTests
{
    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task Those_who_come_later_in_a_line_wait_and_those_in_other_lines_do_not()
    {
        await using var db = await Schema.CreateAsync(Dialect.Postgres);
        var seen = new Seen();
        using var held = new Held();

        // On a thread of its own: where every answer of the database is there at once, it would be held on this one.
        var late = Task.Run(() => seen.IncrementAsync(db.Database, "one", held.TakeAsync), Kinds.Stop);
        await held.Committed;
        await seen.IncrementAsync(db.Database, "one");
        await seen.IncrementAsync(db.Database, "two");
        // This one is in both lines, and behind the late one in one of them.
        await seen.IncrementAsync(db.Database, "one", session => seen.AddAsync(session, "two"));
        await seen.IncrementAsync(db.Database, "two");
        var before = seen.Done;
        held.Release();
        await late;
        await seen.AllAsync(6);

        Assert.Equal([("two", 1L)], before);
        Assert.Equal([("two", 1L), ("one", 1L), ("one", 2L), ("one", 3L), ("two", 2L), ("two", 3L)], seen.Done);
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_commit_of_which_nobody_knows_the_end_does_only_what_is_safe_and_holds_up_nobody()
    {
        await using var db = await Schema.CreateAsync(Dialect.Postgres);
        await db.Database.WriteAsync(
            session => session.ExecuteAsync("""
                CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON promises DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut();
                """),
            Kinds.Stop);
        var seen = new Seen();

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => seen.IncrementAsync(db.Database, "one", Promise, evenInDoubt: true));
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => seen.IncrementAsync(db.Database, "one", Promise));
        await seen.IncrementAsync(db.Database, "one");
        await seen.AllAsync(2);

        // The server has undone both; from here it could not be told.
        Assert.Equal([("one", 1L), ("one", 1L)], seen.Done);

        static Task Promise(DbSession session) => session.ExecuteAsync("INSERT INTO promises (name, counter) VALUES ('cut', 'one')");
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_commit_that_is_not_answered_is_given_up_after_the_time_of_a_command_and_holds_up_nobody_any_longer()
    {
        await using var db = await Schema.CreateAsync(Dialect.Postgres);
        await db.Database.WriteAsync(
            session => session.ExecuteAsync("""
                CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(3600); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER dawdle AFTER INSERT ON promises DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dawdle();
                """),
            Kinds.Stop);
        await using var impatient = PostgresDatabase.Open(db.Place + ";Command Timeout=1", TimeProvider.System, NullLoggerFactory.Instance);
        var (seen, attempts) = (new Seen(), 0);

        // Nobody knows whether it was done: whoever asked may ask again, and it is not made again here.
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => seen.IncrementAsync(impatient, "one", Promise, evenInDoubt: true));
        Assert.Equal(1, attempts);
        await seen.IncrementAsync(impatient, "one");
        await seen.AllAsync(2);

        Assert.Equal([("one", 1L), ("one", 1L)], seen.Done);

        Task Promise(DbSession session)
        {
            attempts++;
            return session.ExecuteAsync("INSERT INTO promises (name, counter) VALUES ('slow', 'one')");
        }
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task One_that_starts_over_has_one_place_that_of_its_commit()
    {
        await using var db = await Schema.CreateAsync(Dialect.Postgres);
        var (seen, attempts) = (new Seen(), 0);

        await seen.IncrementAsync(db.Database, "one", async session =>
        {
            if (attempts++ == 0)
            {
                await session.ExecuteAsync("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$");
            }
        });
        await seen.IncrementAsync(db.Database, "one");
        await seen.AllAsync(2);

        Assert.Equal(2, attempts);
        Assert.Equal([("one", 1L), ("one", 2L)], seen.Done);
    }

    /// <summary>Stands between a commit and what is done afterwards.</summary>
    private sealed class Held : IDisposable
    {
        private readonly TaskCompletionSource _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _released = new();

        public Task Committed => _committed.Task.WaitAsync(Kinds.Stop);

        public Task TakeAsync(DbSession session)
        {
            session.AfterCommit(() =>
            {
                _committed.TrySetResult();
                _released.Wait(Kinds.Stop);
            });
            return Task.CompletedTask;
        }

        public void Release() => _released.Set();

        public void Dispose() => _released.Dispose();
    }
}
