using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Chat.Data;
using Parlance.Storage.Postgres;
using Parlance.Storage.Sqlite;

namespace Parlance.Storage.Testing;

/// <summary>
/// A fresh database for one test: of SQLite, or of PostgreSQL when <c>PARLANCE_TEST_DATABASE=postgres</c> asks for it. It is
/// dropped when the test is over.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly List<ChatDatabase> _opened = [];
    private readonly IReadOnlyList<Migration> _migrations;
    private readonly TimeProvider _clock;

    private TestDatabase(Dialect dialect, string place, TimeProvider clock, IReadOnlyList<Migration> migrations)
    {
        Dialect = dialect;
        Place = place;
        _clock = clock;
        _migrations = migrations;
        Database = OpenAnother();
    }

    /// <summary>What this run's tests use unless they say otherwise.</summary>
    public static Dialect Kind { get; } =
        string.Equals(Environment.GetEnvironmentVariable("PARLANCE_TEST_DATABASE"), "postgres", StringComparison.OrdinalIgnoreCase)
            ? Dialect.Postgres
            : Dialect.Sqlite;

    /// <summary>The kinds that this run can use: PostgreSQL needs a server, which <c>./test</c> starts.</summary>
    public static IReadOnlyList<Dialect> Available { get; } =
        PostgresServer.IsThere ? [Dialect.Sqlite, Dialect.Postgres] : [Dialect.Sqlite];

    /// <summary>Which kind it is.</summary>
    public Dialect Dialect { get; }

    /// <summary>The file of SQLite, the connection string of PostgreSQL.</summary>
    public string Place { get; }

    /// <summary>The database.</summary>
    public ChatDatabase Database { get; }

    /// <summary>Makes a database with the chat's schema.</summary>
    /// <param name="clock">The test's clock; null for the system's.</param>
    /// <param name="dialect">Its kind; null for that of the run.</param>
    /// <returns>The database, migrated.</returns>
    public static async Task<TestDatabase> CreateAsync(TimeProvider? clock = null, Dialect? dialect = null)
    {
        var kind = dialect ?? Kind;
        var migrations = Migration.AllFor(kind);
        var place = kind is Dialect.Postgres ? await PostgresServer.CreateMigratedAsync(migrations) : await SqliteTemplate.NewMigratedFileAsync();
        return new TestDatabase(kind, place, clock ?? TimeProvider.System, migrations);
    }

    /// <summary>Makes an empty database for a schema of the test's own.</summary>
    /// <param name="dialect">Its kind.</param>
    /// <param name="migrations">The schema; it has not been applied.</param>
    /// <returns>The database, empty.</returns>
    public static async Task<TestDatabase> CreateEmptyAsync(Dialect dialect, params IReadOnlyList<Migration> migrations) => new(
        dialect, dialect is Dialect.Postgres ? await PostgresServer.CreateAsync() : SqliteTemplate.NewFile(), TimeProvider.System, migrations);

    /// <summary>Opens it once more, as another process would.</summary>
    /// <param name="migrations">The schema that this process knows; null for the same.</param>
    /// <returns>The database, which is closed together with this one.</returns>
    public ChatDatabase OpenAnother(IReadOnlyList<Migration>? migrations = null)
    {
        ChatDatabase database = Dialect is Dialect.Postgres
            ? PostgresDatabase.Open(Place, _clock, NullLoggerFactory.Instance, migrations ?? _migrations)
            : SqliteDatabase.Open(Place, _clock, NullLoggerFactory.Instance, migrations ?? _migrations);
        _opened.Add(database);
        return database;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var database in _opened)
        {
            await database.DisposeAsync();
        }

        if (Dialect is Dialect.Postgres)
        {
            await PostgresServer.DropAsync(Place);
        }
        else
        {
            Directory.Delete(Path.GetDirectoryName(Place)!, recursive: true);
        }
    }
}
