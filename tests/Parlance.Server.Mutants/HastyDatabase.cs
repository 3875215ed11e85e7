using System.Diagnostics.CodeAnalysis;
using Parlance.Chat.Data;

namespace Parlance.Server.Mutants;

/// <summary>
/// Completes the write of a message when its statements have run. The commit comes a little later, as where somebody collects commits to save some.
/// All other writes are left as they are: a server that could not even start would show nothing.
/// </summary>
internal sealed class HastyDatabase(ChatDatabase real) : ChatDatabase(TimeProvider.System, Migration.AllFor(real.Dialect))
{
    private const string Message = "Parlance.Chat.Messages.Message";

    private static readonly TimeSpan Collecting = TimeSpan.FromMilliseconds(5);

    public override Dialect Dialect => real.Dialect;

    public override Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel) => real.ReadAsync(work, cancel);

    public override Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel)
    {
        if (typeof(T).FullName is not Message)
        {
            return real.WriteAsync(work, cancel);
        }

        var early = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = CommitAsync(work, early, cancel);
        return early.Task;
    }

    public override bool IsUniqueViolation(Exception exception, [NotNullWhen(true)] out string? constraint) =>
        real.IsUniqueViolation(exception, out constraint);

    public override ValueTask DisposeAsync() => real.DisposeAsync();

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the work throws is its caller's, who waits for the other task.")]
    private async Task CommitAsync<T>(Func<DbSession, Task<T>> work, TaskCompletionSource<T> early, CancellationToken cancel)
    {
        try
        {
            await real.WriteAsync(
                async session =>
                {
                    var result = await work(session);
                    early.TrySetResult(result);
                    // On the writer's own thread: all writes of the batch wait with this one.
                    Thread.CurrentThread.Join(Collecting);
                    return result;
                },
                cancel);
        }
        catch (Exception failure)
        {
            early.TrySetException(failure);
        }
    }
}
