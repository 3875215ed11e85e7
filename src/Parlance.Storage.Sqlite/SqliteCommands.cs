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

    /// <summary>Whether a transaction is open. SQLite ends one by itself when the disk is full or fails.</summary>
    public static bool IsInTransaction(this SqliteConnection connection) => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;
}
