namespace Parlance.Chat.Data;

/// <summary>The databases that the chat keeps its data in. One SQL text serves both wherever it can.</summary>
public enum Dialect
{
    /// <summary>SQLite, the embedded default.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    Postgres,
}
