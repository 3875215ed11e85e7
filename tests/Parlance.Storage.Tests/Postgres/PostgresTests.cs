using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Parlance.Storage.Postgres;

namespace Parlance.Storage.Tests.Postgres;

/// <summary>What only PostgreSQL does: deadlocks, connections that break, servers that are not there.</summary>
[Trait("database", "postgres")]
public sealed class PostgresTests
{
    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task The_loser_of_a_deadlock_starts_over()
    {
        await using var db = await Schema.CreateAsync(Dialect.Postgres);
        TaskCompletionSource hasOne = new(), hasTwo = new();
        var runs = 0;
        Task<int> LockAsync(string first, TaskCompletionSource mine, string second, TaskCompletionSource other) => db.Database.WriteAsync(
            async session =>
            {
                Interlocked.Increment(ref runs);
                await session.IncrementAsync(first);
                mine.TrySetResult();
                await other.Task.WaitAsync(Kinds.Stop);
                return await session.IncrementAsync(second);
            },
            Kinds.Stop);

        await Task.WhenAll(LockAsync("one", hasOne, "two", hasTwo), LockAsync("two", hasTwo, "one", hasOne));

        Assert.Equal(3, runs);
        Assert.Equal((2, 2), (await db.Database.CountAsync("one"), await db.Database.CountAsync("two")));
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_conflict_that_never_ends_is_told_after_a_bounded_number_of_attempts()
    {
        await using var db = await Schema.CreateAsync(Dialect.Postgres);
        var runs = 0;

        var failed = await Assert.ThrowsAsync<PostgresException>(() => db.Database.WriteAsync(
            session =>
            {
                runs++;
                return session.ExecuteAsync("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$");
            },
            Kinds.Stop));

        Assert.Equal(PostgresErrorCodes.SerializationFailure, failed.SqlState);
        Assert.Equal(PostgresLimits.AttemptsMax, runs);
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_connection_that_was_cut_is_replaced()
    {
        await using var db = await Schema.CreateAsync(Dialect.Postgres);
        await db.Database.IncrementAsync();
        await db.OpenAnother().ReadAsync(
            session => session.QueryAsync<bool>("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"),
            Kinds.Stop);

        await db.Database.IncrementAsync();

        Assert.Equal(2, await db.Database.CountAsync());
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_connection_that_is_cut_in_every_attempt_is_told_after_a_bounded_number_of_them()
    {
        await using var db = await Schema.CreateAsync(Dialect.Postgres);
        var runs = 0;

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => db.Database.WriteAsync(
            session =>
            {
                runs++;
                return session.ScalarAsync<bool>("SELECT pg_terminate_backend(pg_backend_pid())");
            },
            Kinds.Stop));

        Assert.Equal(PostgresLimits.AttemptsMax, runs);
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_connection_that_is_cut_while_it_commits_is_not_tried_again()
    {
        await using var db = await Schema.CreateAsync(Dialect.Postgres);
        await db.Database.WriteAsync(
            session => session.ExecuteAsync("""
                CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER cut AFTER UPDATE ON counters DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut();
                """),
            Kinds.Stop);
        var runs = 0;

        var failed = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => db.Database.WriteAsync(
            session =>
            {
                runs++;
                return session.IncrementAsync();
            },
            Kinds.Stop));

        Assert.Equal(1, runs);
        Assert.Contains("made or not", failed.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        await using var database = Open("Host=127.0.0.1;Port=1;Username=ann;Password=hunter2;Database=chat;Timeout=5");

        var failed = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => database.CheckAsync(Kinds.Stop));

        Assert.Contains("127.0.0.1:1", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_user_or_a_database_that_is_not_there_is_named()
    {
        await using var db = await Schema.CreateAsync(Dialect.Postgres);
        await using var stranger = Open(new NpgsqlConnectionStringBuilder(db.Place) { Username = "stranger", Password = "hunter2" }.ConnectionString);
        await using var nowhere = Open(new NpgsqlConnectionStringBuilder(db.Place) { Database = "nowhere" }.ConnectionString);

        var notLetIn = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => stranger.CheckAsync(Kinds.Stop));
        var notFound = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => nowhere.CheckAsync(Kinds.Stop));

        Assert.Contains("'stranger'", notLetIn.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", notLetIn.ToString(), StringComparison.Ordinal);
        Assert.Contains("'nowhere'", notFound.Message, StringComparison.Ordinal);
    }

    private static PostgresDatabase Open(string place) => PostgresDatabase.Open(place, TimeProvider.System, NullLoggerFactory.Instance);
}
