namespace Parlance.Chat.Data;

public abstract partial class ChatDatabase
{
    /// <summary>Brings the schema up to date. Any number of processes may do so at once; a migration that was cut off runs again.</summary>
    /// <param name="cancel">Gives up between two migrations.</param>
    /// <returns>A task that completes when nothing is pending.</returns>
    /// <exception cref="SchemaTooNewException">A later version of the program has migrated this database.</exception>
    /// <exception cref="MigrationFailedException">A migration cannot run, or is not the one that ran before.</exception>
    public async Task MigrateAsync(CancellationToken cancel)
    {
        while (await IsPendingAsync(cancel))
        {
            // One transaction for each migration and its row: whoever dies in the middle leaves a schema that is whole.
            await WriteAsync(session => SchemaHistory.ApplyNextAsync(session, _migrations, _clock.GetUtcNow()), cancel);
        }
    }

    /// <summary>Asks the database how it is: for health checks and for the command line.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Its version, its schema and how long it took to say so.</returns>
    public async Task<DatabaseStatus> CheckAsync(CancellationToken cancel)
    {
        var start = _clock.GetTimestamp();
        var (version, schema) = await ReadAsync(ReadVersionAsync, cancel);
        var known = _migrations.Count == 0 ? 0 : _migrations[^1].Number;
        return new DatabaseStatus(Dialect, version, schema, known, _clock.GetElapsedTime(start));
    }

    private static async Task<(string Version, int Schema)> ReadVersionAsync(DbSession session)
    {
        var version = await session.ScalarAsync<string>(session.Dialect is Dialect.Sqlite ? "SELECT sqlite_version()" : "SHOW server_version");
        var applied = await SchemaHistory.ReadAsync(session);
        return (version, applied.Count == 0 ? 0 : applied[^1].Number);
    }

    private Task<bool> IsPendingAsync(CancellationToken cancel) => ReadAsync(
        async session => SchemaHistory.NextOf(_migrations, await SchemaHistory.ReadAsync(session)) is not null,
        cancel);
}
