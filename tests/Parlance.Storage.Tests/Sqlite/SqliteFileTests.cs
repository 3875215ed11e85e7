using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Storage.Sqlite;

namespace Parlance.Storage.Tests.Sqlite;

public sealed class SqliteFileTests
{
    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task Only_the_owner_may_read_the_files()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        await db.Database.IncrementAsync();

        var files = Directory.GetFiles(Path.GetDirectoryName(db.Place)!);

        Assert.Contains(db.Place + "-wal", files);
        foreach (var file in files)
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_closed_database_is_one_file_with_everything_in_it()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        await db.Database.IncrementAsync();
        Assert.Equal(1, await db.Database.CountAsync());

        await db.Database.DisposeAsync();

        Assert.Equal([db.Place], Directory.GetFiles(Path.GetDirectoryName(db.Place)!));
        Assert.Equal(1, await db.OpenAnother().CountAsync());
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task Every_connection_keeps_the_promises()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);

        Task<T> Write<T>(string pragma) => db.Database.WriteAsync(session => session.ScalarAsync<T>(pragma), Kinds.Stop);
        Task<T> Read<T>(string pragma) => db.Database.ReadAsync(session => session.ScalarAsync<T>(pragma), Kinds.Stop);

        foreach (var ask in (Func<string, Task<long>>[])[Write<long>, Read<long>])
        {
            Assert.Equal(2, await ask("PRAGMA synchronous"));
            Assert.Equal(1, await ask("PRAGMA foreign_keys"));
            Assert.Equal(5_000, await ask("PRAGMA busy_timeout"));
        }

        Assert.Equal("wal", await Write<string>("PRAGMA journal_mode"));
        Assert.Equal(1, await Read<long>("PRAGMA query_only"));
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task The_bundled_library_serves_as_well_as_the_systems()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        var own = (await db.Database.CheckAsync(Kinds.Stop)).Version;
        await db.Database.DisposeAsync();
        using var child = Child.Start("version", Dialect.Sqlite, db.Place, ("PARLANCE_SQLITE_LIBRARY", "bundled"));

        var bundled = await child.ReadLineAsync();

        Assert.Equal("3.35.5", bundled);
        Assert.True(Version.Parse(own) >= Version.Parse(bundled!), own);
        using var migrating = Child.Start("migrate", Dialect.Sqlite, Path.Combine(Path.GetDirectoryName(db.Place)!, "second.db"), ("PARLANCE_SQLITE_LIBRARY", "bundled"));
        Assert.Equal("migrated", await migrating.ReadLineAsync());
        Assert.Equal(0, await migrating.EndAsync());
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("parlance-").FullName;
        var file = Path.Combine(folder, "parlance.db");
        var text = new string('x', 5_000);
        await File.WriteAllTextAsync(file, text, Kinds.Stop);

        var refused = Assert.Throws<DatabaseUnavailableException>(() => SqliteDatabase.Open(file, TimeProvider.System, NullLoggerFactory.Instance));

        Assert.Contains("no database", refused.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(file, Kinds.Stop));
        Directory.Delete(folder, recursive: true);
    }

    [Fact(Timeout = Kinds.PatienceMs)]
    public async Task A_second_process_writes_beside_the_first()
    {
        await using var db = await Schema.CreateAsync(Dialect.Sqlite);
        var second = db.OpenAnother();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => (number % 2 == 0 ? db.Database : second).IncrementAsync(), Kinds.Stop)));

        Assert.Equal(40, await second.CountAsync());
    }
}
