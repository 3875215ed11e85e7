using Microsoft.Data.Sqlite;

namespace Parlance.Storage.Sqlite;

/// <summary>Opens connections to one file, all with the same promises.</summary>
internal sealed class SqliteConnections
{
    private readonly string _connectionString;

    public SqliteConnections(string file)
    {
        CreateFile(file);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = SqliteLimits.CommandTimeoutSeconds,
            // Connections are kept here, with their settings.
            Pooling = false,
        }.ConnectionString;
    }

    // When the log is copied, the writer and its copier say.
    // What is deleted is written over where that takes no page more: the free pages are left for the purge.
    public CachingConnection OpenWriter() => Open("PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", "PRAGMA secure_delete = FAST");

    public CachingConnection OpenLogCopier() => Open();

    public CachingConnection OpenLogEnder() => Open($"PRAGMA busy_timeout = {SqliteLimits.EndOfLogMs}");

    public CachingConnection OpenReader() => Open("PRAGMA query_only = ON", $"PRAGMA cache_size = -{SqliteLimits.ReaderCacheKibibytes}");

    // synchronous = FULL: an acknowledged commit survives the loss of power, not only of the process.
    private CachingConnection Open(params string[] settings)
    {
        var connection = new CachingConnection(_connectionString);
        try
        {
            connection.Open();
            connection.Run($"PRAGMA busy_timeout = {SqliteLimits.BusyTimeoutMs}");
            connection.Run("PRAGMA synchronous = FULL");
            connection.Run("PRAGMA foreign_keys = ON");
            // Each by itself: behind a statement that answers rows the driver keeps errors to itself.
            Array.ForEach(settings, connection.Run);
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw Refusals.Explain(failure);
        }
    }

    // Only its owner may read it; SQLite gives the log and its index the mode of the file.
    private static void CreateFile(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        var directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
    }
}
