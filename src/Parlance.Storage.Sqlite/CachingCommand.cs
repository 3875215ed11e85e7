using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Parlance.Storage.Sqlite;

/// <summary>Borrows the compiled command of its text when it is executed, and gives it back at its end.</summary>
internal sealed class CachingCommand(CachingConnection connection) : DbCommand
{
    private readonly ParameterList _parameters = new();
    private SqliteCommand? _borrowed;

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; } = SqliteLimits.CommandTimeoutSeconds;

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("The command belongs to its connection.");
    }

    protected override DbParameterCollection DbParameterCollection => _parameters;

    // The transaction is the connection's, begun in SQL.
    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() => _borrowed?.Cancel();

    public override void Prepare() => Borrow().Prepare();

    public override int ExecuteNonQuery() => Run(static (command, _) => command.ExecuteNonQuery(), CommandBehavior.Default);

    public override object? ExecuteScalar() => Run(static (command, _) => command.ExecuteScalar(), CommandBehavior.Default);

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Run(static (command, how) => command.ExecuteReader(how), behavior);

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _borrowed is { } command)
        {
            _borrowed = null;
            connection.Statements.Return(command);
        }

        base.Dispose(disposing);
    }

    // One that failed may have been left in the middle of its work: nobody gets it again.
    private T Run<T>(Func<SqliteCommand, CommandBehavior, T> work, CommandBehavior behavior)
    {
        var command = Borrow();
        try
        {
            return work(command, behavior);
        }
        catch
        {
            _borrowed = null;
            command.Dispose();
            throw;
        }
    }

    private SqliteCommand Borrow()
    {
        if (_borrowed is null || !string.Equals(_borrowed.CommandText, CommandText, StringComparison.Ordinal))
        {
            if (_borrowed is not null)
            {
                connection.Statements.Return(_borrowed);
            }

            _borrowed = connection.Statements.Take(CommandText);
        }

        _borrowed.CommandTimeout = CommandTimeout;
        _borrowed.Parameters.Clear();
        foreach (SqliteParameter parameter in _parameters)
        {
            parameter.ParameterName = ParameterNames.Marked(parameter.ParameterName);
            _borrowed.Parameters.Add(parameter);
        }

        return _borrowed;
    }

    // Its constructor is the driver's own, and for those who derive from it.
    private sealed class ParameterList : SqliteParameterCollection;
}
