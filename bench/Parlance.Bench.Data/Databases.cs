using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Chat.Data;
using Parlance.Storage.Postgres;
using Parlance.Storage.Sqlite;

namespace Parlance.Bench.Data;

/// <summary>Opens databases as the server does.</summary>
internal static class Databases
{
    /// <param name="place">The file of SQLite, or the connection string of PostgreSQL, which has a <c>=</c> in it.</param>
    public static ChatDatabase Open(string place) => place.Contains('=', StringComparison.Ordinal)
        ? PostgresDatabase.Open(place, TimeProvider.System, NullLoggerFactory.Instance)
        : SqliteDatabase.Open(place, TimeProvider.System, NullLoggerFactory.Instance);
}
