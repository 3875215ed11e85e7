namespace Parlance.Storage.Tests;

/// <summary>A small schema of two migrations.</summary>
internal static class Schema
{
    public static IReadOnlyList<Migration> For(Dialect dialect) => [Things(dialect), More];

    public static Migration More { get; } = new(2, "more", "CREATE TABLE more (id INTEGER PRIMARY KEY); INSERT INTO more (id) VALUES (1);");

    public static async Task<TestDatabase> CreateAsync(Dialect dialect)
    {
        var created = await TestDatabase.CreateEmptyAsync(dialect, For(dialect));
        await created.Database.MigrateAsync(Kinds.Stop);
        return created;
    }

    private static Migration Things(Dialect dialect) => new(1, "things", $"""
        -- Every kind of value; a semicolon; in a comment.
        CREATE TABLE things (
            id {(dialect is Dialect.Sqlite ? "BLOB" : "BYTEA")} PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            owner {(dialect is Dialect.Sqlite ? "BLOB" : "BYTEA")},
            is_hidden SMALLINT NOT NULL DEFAULT 0,
            made_at BIGINT NOT NULL DEFAULT 0,
            seen_at BIGINT
        );
        CREATE TABLE counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL);
        INSERT INTO counters (name, value) VALUES ('one', 0), ('two', 0);
        CREATE TABLE acknowledged (writer INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (writer, number));
        CREATE TABLE promises (name TEXT PRIMARY KEY, counter TEXT REFERENCES counters (name) DEFERRABLE INITIALLY DEFERRED);
        """);
}
