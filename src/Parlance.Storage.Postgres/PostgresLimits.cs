namespace Parlance.Storage.Postgres;

internal static class PostgresLimits
{
    /// <summary>How often a transaction runs that lost against another one before its caller hears of it.</summary>
    public const int AttemptsMax = 8;

    /// <summary>Connections of one node, unless the connection string says otherwise: a server as installed takes 100.</summary>
    public const int ConnectionsMax = 20;

    /// <summary>
    /// Statements that each connection keeps parsed and planned, unless the connection string says otherwise (0 behind a pooler that gives every
    /// transaction another connection).
    /// </summary>
    public const int PreparedStatementsMax = 128;

    /// <summary>The longest first pause before another attempt; it doubles with each.</summary>
    public const int PauseMs = 10;

    /// <summary>No pause is longer.</summary>
    public const int PauseMsMax = 500;
}
