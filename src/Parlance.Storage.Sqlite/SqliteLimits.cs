namespace Parlance.Storage.Sqlite;

internal static class SqliteLimits
{
    /// <summary>Writes that may wait for the writer; who comes later waits for a place. One batch holds them all.</summary>
    public const int WaitingWritesMax = 1_024;

    /// <summary>Reads at once. Each is a connection with a page cache of its own, and few disks have more to give.</summary>
    public const int ReadersMax = 16;

    /// <summary>What a reader keeps of the pages that it has read, in KiB, taken as it fills: a hundred conversations with their newest messages fit.</summary>
    public const int ReaderCacheKibibytes = 8_192;

    /// <summary>Compiled statements that a connection keeps, some 10 KB each.</summary>
    public const int IdleStatementsMax = 128;

    /// <summary>How long SQLite itself waits for another process, such as the command line, to give a lock back.</summary>
    public const int BusyTimeoutMs = 5_000;

    /// <summary>How long a statement goes on asking for a lock after that.</summary>
    public const int CommandTimeoutSeconds = 30;

    /// <summary>New pages of 4 KiB in the write-ahead log at which they are copied into the database, beside the writer: 4 MiB.</summary>
    public const int LogPagesToCopy = 1_024;

    /// <summary>Pages in the log at which the writer copies the rest itself, even when there is no idle moment, so that the log begins anew: 64 MiB.</summary>
    public const int LogPagesMax = 16_384;

    /// <summary>How long everybody waits at most while the log is ended: for those who still read what is in it.</summary>
    public const int EndOfLogMs = 200;

    /// <summary>How often it is tried.</summary>
    public const int EndOfLogAttempts = 10;

    /// <summary>How long nobody has written when the log is copied back beside the readers.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    /// <summary>How long closing waits for reads that have not ended.</summary>
    public static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(10);
}
