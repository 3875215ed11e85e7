using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Parlance.Storage.Sqlite;

/// <summary>
/// Commands of one connection by their text, each with its compiled statements: to compile one costs more than to run it. Used by whoever
/// uses the connection, one at a time. The oldest idle one goes when there are too many, so that texts of lists of all lengths do not pile up.
/// </summary>
internal sealed class StatementCache(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, LinkedListNode<SqliteCommand>> _idle = new(StringComparer.Ordinal);
    private readonly LinkedList<SqliteCommand> _byAge = new();

    /// <summary>A command of this text without parameters, the caller's until it is given back.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The text is the one that the caller gives its own command.")]
    public SqliteCommand Take(string text)
    {
        if (!_idle.Remove(text, out var node))
        {
            return new SqliteCommand(text, connection);
        }

        _byAge.Remove(node);
        return node.Value;
    }

    /// <summary>Keeps a command for the next who needs one of its text.</summary>
    public void Return(SqliteCommand command)
    {
        command.Parameters.Clear();
        // Two of one text at the same time: a query inside the reading of another.
        if (!_idle.TryAdd(command.CommandText, new(command)))
        {
            command.Dispose();
            return;
        }

        _byAge.AddLast(_idle[command.CommandText]);
        if (_byAge.Count > SqliteLimits.IdleStatementsMax)
        {
            var oldest = _byAge.First!.Value;
            _byAge.RemoveFirst();
            _idle.Remove(oldest.CommandText);
            oldest.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var command in _byAge)
        {
            command.Dispose();
        }

        _idle.Clear();
        _byAge.Clear();
    }
}
