namespace Parlance.Storage.Tests;

public sealed class TransactionTests
{
    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Work_that_throws_leaves_nothing(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        var thrown = await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => db.Database.WriteAsync(
            async session =>
            {
                await session.IncrementAsync();
                throw new TimeZoneNotFoundException("mine");
            },
            Kinds.Stop));

        Assert.Equal("mine", thrown.Message);
        Assert.Equal(0, await db.Database.CountAsync());
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_read_sees_one_snapshot_while_others_write(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        var (before, after) = await db.Database.ReadAsync(
            async session =>
            {
                var first = await session.ValueAsync();
                await db.Database.IncrementAsync();
                return (first, await session.ValueAsync());
            },
            Kinds.Stop);

        Assert.Equal((0, 0), (before, after));
        Assert.Equal(1, await db.Database.CountAsync());
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Increments_by_many_at_once_are_never_lost(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => db.Database.IncrementAsync(), Kinds.Stop)));

        Assert.Equal(200, await db.Database.CountAsync());
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_write_sees_what_it_wrote_and_returns_it(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        var value = await db.Database.WriteAsync(
            async session =>
            {
                await session.IncrementAsync();
                return await session.ValueAsync();
            },
            Kinds.Stop);

        Assert.Equal(1, value);
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_read_may_not_write(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ReadAsync(session => session.IncrementAsync(), Kinds.Stop));

        Assert.Equal(0, await db.Database.CountAsync());
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_session_is_of_no_use_after_its_work(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        var kept = await db.Database.WriteAsync(Task.FromResult, Kinds.Stop);

        await Assert.ThrowsAsync<InvalidOperationException>(() => kept.IncrementAsync());
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Work_that_is_cancelled_leaves_nothing(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        using var cancel = new CancellationTokenSource();
        void Cancel() => cancel.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Database.WriteAsync(
            async session =>
            {
                await session.IncrementAsync();
                Cancel();
                await session.IncrementAsync();
            },
            cancel.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Database.WriteAsync(session => session.IncrementAsync(), cancel.Token));

        Assert.Equal(0, await db.Database.CountAsync());
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task What_follows_the_commit_happens_once_and_only_then(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        var happened = 0;

        await db.Database.WriteAsync(
            session =>
            {
                session.AfterCommit(() => happened++);
                Assert.Equal(0, happened);
                return session.IncrementAsync();
            },
            Kinds.Stop);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => db.Database.WriteAsync(
            session =>
            {
                session.AfterCommit(() => happened++);
                throw new TimeZoneNotFoundException();
            },
            Kinds.Stop));

        Assert.Equal(1, happened);
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task What_is_left_for_the_end_is_part_of_the_work(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        using var cancel = new CancellationTokenSource();
        void Cancel() => cancel.Cancel();

        await db.Database.WriteAsync(
            async session =>
            {
                session.BeforeCommit(async last =>
                {
                    Assert.Equal(1, await last.ValueAsync());
                    // The work is done: its caller cannot give up any more.
                    Cancel();
                    await last.IncrementAsync();
                });
                await session.IncrementAsync();
            },
            cancel.Token);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => db.Database.WriteAsync(
            session =>
            {
                session.BeforeCommit(last => last.IncrementAsync());
                throw new TimeZoneNotFoundException();
            },
            Kinds.Stop));
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => db.Database.WriteAsync(
            session =>
            {
                session.BeforeCommit(_ => throw new TimeZoneNotFoundException());
                return session.IncrementAsync();
            },
            Kinds.Stop));

        Assert.Equal(2, await db.Database.CountAsync());
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task What_many_leave_for_the_end_is_all_done(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => db.Database.WriteAsync(
            session =>
            {
                session.BeforeCommit(last => last.IncrementAsync());
                return session.IncrementAsync();
            },
            Kinds.Stop)));

        Assert.Equal(100, await db.Database.CountAsync());
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_taken_name_is_recognised(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        const string Insert = "INSERT INTO things (id, name) VALUES (@id, 'taken')";
        Task<int> InsertAsync() => db.Database.WriteAsync(session => session.ExecuteAsync(Insert, new { id = Guid.CreateVersion7() }), Kinds.Stop);
        await InsertAsync();

        var refused = await Record.ExceptionAsync(InsertAsync);
        var other = await Record.ExceptionAsync(() => db.Database.WriteAsync(session => session.ExecuteAsync("INSERT INTO things (id, name) VALUES (@id, NULL)", new { id = Guid.CreateVersion7() }), Kinds.Stop));

        Assert.True(db.Database.IsUniqueViolation(refused!, out var constraint));
        Assert.Contains("name", constraint, StringComparison.Ordinal);
        Assert.NotNull(other);
        Assert.False(db.Database.IsUniqueViolation(other));
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_taken_primary_key_is_recognised(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        var refused = await Record.ExceptionAsync(() => db.Database.WriteAsync(session => session.ExecuteAsync("INSERT INTO counters (name, value) VALUES ('one', 1)"), Kinds.Stop));

        Assert.True(db.Database.IsUniqueViolation(refused!));
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_closed_database_says_so(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        await db.Database.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => db.Database.IncrementAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => db.Database.CountAsync());
    }
}
