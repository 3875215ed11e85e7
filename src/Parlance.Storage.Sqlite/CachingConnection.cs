using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Parlance.Storage.Sqlite;

/// <summary>A connection that compiles each statement once: the driver does so for each command, and Dapper makes a command for each call.</summary>
internal sealed class CachingConnection : SqliteConnection
{
    public CachingConnection(string connectionString) : base(connectionString) => Statements = new StatementCache(this);

    public StatementCache Statements { get; }

    // What Dapper calls.
    protected override DbCommand CreateDbCommand() => new CachingCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Statements.Dispose();
        }

        base.Dispose(disposing);
    }
}
