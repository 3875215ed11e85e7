using Npgsql;
using Parlance.Chat.Data;

namespace Parlance.Storage.Postgres;

/// <summary>Why no connection can be had, in words that name the mend and never the password.</summary>
internal static class Refusals
{
    public static DatabaseUnavailableException Explain(NpgsqlException failure, NpgsqlConnectionStringBuilder settings)
    {
        var server = $"PostgreSQL at {settings.Host}:{settings.Port}";
        var reason = failure switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                $"{server} does not let user '{settings.Username}' in. Check the user name and the password of the setting Parlance:Postgres.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"{server} has no database '{settings.Database}'. Create it, or correct the setting Parlance:Postgres.",
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } =>
                $"{server} takes no more connections. Raise its max_connections, or lower 'Maximum Pool Size' in the setting Parlance:Postgres.",
            PostgresException refusal => $"{server} refused a connection: {refusal.MessageText} ({refusal.SqlState}).",
            { InnerException: TimeoutException } => $"{server} did not answer in time, or all connections are in use.",
            _ => $"{server} cannot be reached: {Innermost(failure).Message}. Is it running, and is the setting Parlance:Postgres right?",
        };
        return new DatabaseUnavailableException(reason, failure);
    }

    public static DatabaseUnavailableException ExplainBreak(NpgsqlException failure, bool hasCommitted) => new(
        (failure.InnerException is TimeoutException, hasCommitted) switch
        {
            (true, true) => "PostgreSQL did not answer in time while a change was being committed: it may have been made or not.",
            (true, false) => "PostgreSQL did not answer in time.",
            (false, true) => "The connection to PostgreSQL broke while a change was being committed: it may have been made or not.",
            (false, false) => "The connection to PostgreSQL broke, again and again.",
        },
        failure);

    private static Exception Innermost(Exception failure) => failure.InnerException is { } inner ? Innermost(inner) : failure;
}
