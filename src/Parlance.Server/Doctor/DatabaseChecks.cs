using System.Data.Common;
using System.Globalization;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Server.Doctor;

/// <summary>The database, and whether the master secret belongs to it.</summary>
internal sealed class DatabaseChecks(IServiceProvider services)
{
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether the database has answered, with a schema that this program can read.</summary>
    public bool IsReadable { get; private set; }

    public static Finding Unusable(Exception exception) => exception is DatabaseUnavailableException
        ? Finding.Fail(exception.Message, "See what the message names.")
        : Finding.Fail($"The database cannot be used: {exception.Message}", "If the file is damaged, stop the server and restore it from a backup.");

    public async Task<Finding> DatabaseAsync(CancellationToken cancel)
    {
        try
        {
            var database = services.GetRequiredService<ChatDatabase>();
            var status = await database.CheckAsync(cancel);
            var text = string.Create(CultureInfo.InvariantCulture, $"{Storage.NameOf(status)}, schema {status.Schema}, answers in {status.Latency.TotalMilliseconds:0} ms.");
            if (status.Schema != status.SchemaKnown)
            {
                return status.Schema > status.SchemaKnown
                    ? Finding.Fail($"{text} This version knows schemas up to {status.SchemaKnown}.", "Use the version that made the database, or a later one.")
                    : Finding.Warn($"{text} This version has schema {status.SchemaKnown}.", "Stop the server and start this version: it migrates. Or run parlance migrate.");
            }

            IsReadable = true;
            return await SafetyAsync(database, cancel) ?? (status.Latency > SlowAnswer
                ? Finding.Warn(text, "Move it nearer, or look at its load.")
                : Finding.Ok(text));
        }
        catch (Exception exception) when (exception is DatabaseUnavailableException or DbException)
        {
            return Unusable(exception);
        }
    }

    public async Task<Finding> SecretMatchesAsync(CancellationToken cancel) =>
        await services.GetRequiredService<SecretCheck>().MatchesAsync(cancel) switch
        {
            true => Finding.Ok("It is the one that this database was begun with."),
            false => Finding.Fail("It is not the one that this database was begun with.", "Restore secret.key, or Parlance:Secret, from the backup that belongs to this database."),
            null => Finding.Warn("The database has not been started with one yet.", "Start the server."),
        };

    private static Task<Finding?> SafetyAsync(ChatDatabase database, CancellationToken cancel) => database.ReadAsync(
        db => db.Dialect is Dialect.Sqlite ? SqliteAsync(db) : PostgresAsync(db),
        cancel);

    private static async Task<Finding?> SqliteAsync(DbSession db)
    {
        var faults = await db.QueryAsync<string>("PRAGMA quick_check(1)");
        if (faults is not ["ok"])
        {
            return Finding.Fail($"SQLite finds the file damaged: {string.Join(" ", faults)}", "Stop the server and restore the database from a backup.");
        }

        const long full = 2;
        return await db.ScalarAsync<long>("PRAGMA synchronous") < full
            ? Finding.Fail("SQLite does not wait for the disk: the loss of power loses messages.", "Use a build of SQLite that keeps PRAGMA synchronous = FULL.")
            : null;
    }

    private static async Task<Finding?> PostgresAsync(DbSession db)
    {
        var encoding = await db.ScalarAsync<string>("SHOW server_encoding");
        if (encoding is not "UTF8")
        {
            return Finding.Fail($"The database stores text as {encoding}.", "Make it with ENCODING 'UTF8'.");
        }

        foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
        {
            if (await db.ScalarAsync<string>($"SHOW {setting}") is "off")
            {
                return Finding.Warn($"PostgreSQL runs with {setting} = off: the loss of power loses messages.", $"Set {setting} = on in postgresql.conf.");
            }
        }

        return null;
    }
}
