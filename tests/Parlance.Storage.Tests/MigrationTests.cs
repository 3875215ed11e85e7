namespace Parlance.Storage.Tests;

public sealed class MigrationTests
{
    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Many_may_migrate_at_once(Dialect dialect)
    {
        await using var db = await TestDatabase.CreateEmptyAsync(dialect, Schema.For(dialect));
        ChatDatabase[] others = [.. Enumerable.Range(0, 6).Select(_ => db.OpenAnother())];

        await Task.WhenAll(others.Select(other => Task.Run(() => other.MigrateAsync(Kinds.Stop), Kinds.Stop)));

        Assert.Equal(2, (await db.Database.CheckAsync(Kinds.Stop)).Schema);
        Assert.Equal(1, await CountMoreAsync(db.Database));
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Several_processes_may_migrate_at_once(Dialect dialect)
    {
        await using var db = await TestDatabase.CreateEmptyAsync(dialect, Schema.For(dialect));
        Child[] children = [.. Enumerable.Range(0, 3).Select(_ => Child.Start("migrate", dialect, db.Place))];

        var said = await Task.WhenAll(children.Select(child => child.ReadLineAsync()));

        Assert.All(said, line => Assert.Equal("migrated", line));
        Assert.Equal(1, await CountMoreAsync(db.Database));
        Array.ForEach(children, child => child.Dispose());
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_migration_that_was_cut_off_by_a_kill_runs_again(Dialect dialect)
    {
        await using var db = await TestDatabase.CreateEmptyAsync(dialect, Schema.For(dialect));
        await db.OpenAnother([Schema.For(dialect)[0]]).MigrateAsync(Kinds.Stop);
        using var child = Child.Start("die-migrating", dialect, db.Place);
        Assert.Equal("half", await child.ReadLineAsync());
        Assert.NotEqual(0, await child.EndAsync());
        Assert.Equal(1, (await db.Database.CheckAsync(Kinds.Stop)).Schema);

        await db.Database.MigrateAsync(Kinds.Stop);

        Assert.Equal(1, await CountMoreAsync(db.Database));
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_schema_of_a_later_version_is_refused(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        var refused = await Assert.ThrowsAsync<SchemaTooNewException>(() => db.OpenAnother([Schema.For(dialect)[0]]).MigrateAsync(Kinds.Stop));

        Assert.Equal((2, 1), (refused.Found, refused.Known));
        Assert.Contains("schema 2", refused.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_migration_that_was_edited_after_it_ran_is_refused(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        var edited = Schema.More with { Sql = "CREATE TABLE more (id BIGINT PRIMARY KEY)" };

        var refused = await Assert.ThrowsAsync<MigrationFailedException>(() => db.OpenAnother([Schema.For(dialect)[0], edited]).MigrateAsync(Kinds.Stop));

        Assert.Contains("0002 (more)", refused.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_migration_that_fails_is_undone_and_named(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        // The one in the middle answers rows.
        var broken = new Migration(3, "broken", "CREATE TABLE half (id INTEGER); SELECT name FROM counters; INSERT INTO nowhere (id) VALUES (1);");
        var next = db.OpenAnother([.. Schema.For(dialect), broken]);

        var failed = await Assert.ThrowsAsync<MigrationFailedException>(() => next.MigrateAsync(Kinds.Stop));

        Assert.Contains("0003 (broken)", failed.Message, StringComparison.Ordinal);
        Assert.Contains("nowhere", failed.Message, StringComparison.Ordinal);
        await db.Database.WriteAsync(session => session.ExecuteAsync("CREATE TABLE half (id INTEGER)"), Kinds.Stop);
        Assert.Equal(2, (await db.Database.CheckAsync(Kinds.Stop)).Schema);
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Migrating_again_changes_nothing(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        await db.Database.MigrateAsync(Kinds.Stop);

        Assert.Equal(1, await CountMoreAsync(db.Database));
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_database_says_what_it_is_and_what_is_pending(Dialect dialect)
    {
        await using var db = await TestDatabase.CreateEmptyAsync(dialect, Schema.For(dialect));

        var status = await db.Database.CheckAsync(Kinds.Stop);

        Assert.Equal((dialect, 0, 2), (status.Dialect, status.Schema, status.SchemaKnown));
        Assert.Matches(@"^\d+\.\d+", status.Version);
        Assert.True(status.Latency > TimeSpan.Zero);
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task The_chat_has_the_same_schema_number_on_both(Dialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect: dialect);

        var status = await db.Database.CheckAsync(Kinds.Stop);

        Assert.Equal(status.SchemaKnown, status.Schema);
        Assert.Equal(Migration.AllFor(Dialect.Sqlite).Select(Title), Migration.AllFor(Dialect.Postgres).Select(Title));
    }

    [Fact]
    public void Files_are_found_by_number_and_by_database()
    {
        var (sqlite, postgres) = (Migration.AllFrom(typeof(MigrationTests).Assembly, Dialect.Sqlite), Migration.AllFrom(typeof(MigrationTests).Assembly, Dialect.Postgres));

        Assert.Equal([(1, "both"), (2, "apart")], sqlite.Select(Title));
        Assert.Equal([(1, "both"), (2, "apart")], postgres.Select(Title));
        Assert.Equal("CREATE TABLE both (id BLOB PRIMARY KEY);\n", sqlite[0].Sql);
        Assert.Equal("CREATE TABLE both (id BYTEA PRIMARY KEY);\n", postgres[0].Sql);
        Assert.Contains("AUTOINCREMENT", sqlite[1].Sql, StringComparison.Ordinal);
        Assert.Contains("IDENTITY", postgres[1].Sql, StringComparison.Ordinal);
    }

    private static (int, string) Title(Migration migration) => (migration.Number, migration.Name);

    private static Task<long> CountMoreAsync(ChatDatabase database) =>
        database.ReadAsync(session => session.ScalarAsync<long>("SELECT COUNT(*) FROM more"), Kinds.Stop);
}
