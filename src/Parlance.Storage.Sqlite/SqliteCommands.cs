using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Parlance.Storage.Sqlite;

internal static class SqliteCommands
{
    /// <summary>Runs one statement of our own, whatever it answers.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Only constants of this project reach it.")]
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The same for one that is run all the time.</summary>
    public static void RunAgain(this CachingConnection connection, string sql)
    {
        var command = connection.Statements.Take(sql);
        try
        {
            command.ExecuteNonQuery();
        }
        catch
        {
            command.Dispose();
            throw;
        }

        connection.Statements.Return(command);
    }

    /// <summary>Copies as much of the write-ahead log into the database as nobody needs any more. Readers and the writer go on beside it.</summary>
    /// <returns>Whether nothing was left in the log: then the next commit begins it anew.</returns>
    public static bool CopyLog(this SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        using var answer = command.ExecuteReader();
        // Whether another one is copying, the pages in the log, and how many of them are copied.
        return answer.Read() && answer.GetInt64(0) == 0 && answer.GetInt64(1) == answer.GetInt64(2);
    }

    /// <summary>Copies all of the write-ahead log into the database, and makes it a file of no bytes.</summary>
    /// <returns>False if somebody still reads what is only in the log, or writes.</returns>
    public static bool EndLog(this SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var answer = command.ExecuteReader();
        return answer.Read() && answer.GetInt64(0) == 0;
    }

    /// <summary>How many pages the connection has written into the log since this was last asked.</summary>
    public static int TakePagesWritten(this SqliteConnection connection)
    {
        // SQLITE_DBSTATUS_CACHE_WRITE: https://sqlite.org/c3ref/c_dbstatus_options.html
        const int CacheWrite = 9;
        return SQLitePCL.raw.sqlite3_db_status(connection.Handle, CacheWrite, out var pages, out _, resetFlg: 1) == SQLitePCL.raw.SQLITE_OK ? pages : 0;
    }

    /// <summary>Whether a transaction is open. SQLite ends one by itself when the disk is full or fails.</summary>
    public static bool IsInTransaction(this SqliteConnection connection) => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;
}
