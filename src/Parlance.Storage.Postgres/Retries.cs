using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Parlance.Storage.Postgres;

/// <summary>How far one attempt at a transaction came.</summary>
internal sealed class Attempt
{
    /// <summary>The commit was sent: what breaks after it may have been done.</summary>
    public bool HasCommitted { get; set; }
}

/// <summary>Runs a transaction again that was undone for reasons outside of it.</summary>
internal sealed partial class Retries(TimeProvider clock, ILogger logger)
{
    public async Task<T> RunAsync<T>(Func<Attempt, Task<T>> transaction, CancellationToken cancel)
    {
        for (var number = 1; ; number++)
        {
            var attempt = new Attempt();
            try
            {
                return await transaction(attempt);
            }
            catch (Exception failure) when (number < PostgresLimits.AttemptsMax && IsWorthAnother(failure, attempt))
            {
                LogAgain(failure, number);
            }
            catch (NpgsqlException failure) when (HasBroken(failure) || HasTimedOut(failure))
            {
                throw Refusals.ExplainBreak(failure, attempt.HasCommitted);
            }

            await Task.Delay(Pause(number), clock, cancel);
        }
    }

    /// <summary>Whether the server itself says that it did not do it.</summary>
    public static bool IsRefusal(Exception failure) => failure is PostgresException refusal && !HasBroken(refusal);

    // Whoever lost against another transaction starts over, and so does one whose connection had died in the pool.
    private static bool IsWorthAnother(Exception failure, Attempt attempt) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        NpgsqlException broken when HasBroken(broken) => !attempt.HasCommitted,
        _ => failure.InnerException is PostgresException inner && IsWorthAnother(inner, attempt),
    };

    private static bool HasBroken(NpgsqlException failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        PostgresException => false,
        _ => failure.InnerException is IOException,
    };

    // Not made again here: its caller has waited for as long as anybody should. A commit that was not answered in time may have been made.
    private static bool HasTimedOut(NpgsqlException failure) => failure is not PostgresException && failure.InnerException is TimeoutException;

    // Jitter: two that met in a deadlock must not meet again.
    private static TimeSpan Pause(int number) =>
        TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, 1 + Math.Min(PostgresLimits.PauseMs << number, PostgresLimits.PauseMsMax)));

    [LoggerMessage(11051, LogLevel.Debug, "Attempt {Number} at a transaction was undone, and is made again")]
    private partial void LogAgain(Exception failure, int number);
}
