using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Due;

/// <summary>One attempt at one item, and what becomes of the item.</summary>
internal sealed partial class DueAttempt(ChatDatabase database, TimeProvider clock, ILogger<DueAttempt> logger)
{
    /// <summary>Attempts what was leased. What is begun is ended, even while the server stops. What the database throws of the item itself is thrown on.</summary>
    public async Task RunAsync(IDueHandler handler, DueItem item)
    {
        if (await StepAsync(handler, item) is { } step)
        {
            await EndAsync(item, step);
        }
    }

    private async Task<DueStep?> StepAsync(IDueHandler handler, DueItem item)
    {
        using var timeout = new CancellationTokenSource(DueLimits.AttemptWithin, clock);
        try
        {
            return await handler.RunAsync(item, timeout.Token);
        }
#pragma warning disable CA1031 // A handler's fault over one item must not stop all others; it is tried again, and given up in time.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Fault(item, exception);
        }
    }

    private async Task EndAsync(DueItem item, DueStep step, bool isLast = false)
    {
        try
        {
            await WriteAsync(item, step.Write, step);
        }
        catch (ChatError refusal) when (step.Refused is { } refused)
        {
            await EndAsync(item, DueStep.Done(db => refused(db, refusal)));
        }
        catch (LeaseLostException)
        {
            // Nothing was written: whoever has it now does it, or it has another time.
            LogLost(item.Kind, item.Key);
        }
#pragma warning disable CA1031 // As above: whatever went wrong is undone.
        catch (Exception exception) when (!isLast)
#pragma warning restore CA1031
        {
            await EndAsync(item, Fault(item, exception), isLast: true);
        }
    }

    // The item comes last: whoever changes its time holds the locks of what it is about.
    private Task WriteAsync(DueItem item, Func<DbSession, Task> write, DueStep step) => database.WriteAsync(
        async db =>
        {
            await write(db);
            var ended = step.End switch
            {
                DueEnd.Done => await DueQueue.EndAsync(db, item),
                DueEnd.Again => await DueQueue.RepeatAsync(db, item, step.At ?? clock.GetUtcNow()),
                _ => await DueQueue.PostponeAsync(db, item, step.At ?? clock.GetUtcNow() + Backoff.After(item.Attempts, DueLimits.BackoffFirst, DueLimits.BackoffMax)),
            };
            if (!ended)
            {
                throw new LeaseLostException();
            }
        },
        CancellationToken.None);

    private DueStep Fault(DueItem item, Exception exception)
    {
        if (item.Attempts >= DueLimits.AttemptsMax)
        {
            LogGivenUp(exception, item.Kind, item.Key, item.Attempts);
            return DueStep.Done();
        }

        LogFault(exception, item.Kind, item.Key, item.Attempts);
        return DueStep.Failed();
    }

    [LoggerMessage(10_622, LogLevel.Error, "Work of kind {Kind} on {Key} failed at attempt {Attempt} and waits for the next")]
    private partial void LogFault(Exception exception, string kind, string key, long attempt);

    [LoggerMessage(10_623, LogLevel.Error, "Work of kind {Kind} on {Key} was given up after {Attempts} attempts")]
    private partial void LogGivenUp(Exception exception, string kind, string key, long attempts);

    [LoggerMessage(10_624, LogLevel.Debug, "Work of kind {Kind} on {Key} was changed, or taken over, while it was done: nothing was written")]
    private partial void LogLost(string kind, string key);
}
