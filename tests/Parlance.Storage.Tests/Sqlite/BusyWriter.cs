namespace Parlance.Storage.Tests.Sqlite;

/// <summary>Keeps the writer's thread busy, so that whatever is written meanwhile waits.</summary>
internal sealed class BusyWriter : IAsyncDisposable
{
    private readonly ManualResetEventSlim _release = new();
    private readonly TaskCompletionSource _busy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _work = Task.CompletedTask;

    public static async Task<BusyWriter> StartAsync(ChatDatabase database)
    {
        var busy = new BusyWriter();
        busy._work = database.WriteAsync(
            _ =>
            {
                busy._busy.SetResult();
                busy._release.Wait(TimeSpan.FromMilliseconds(Kinds.PatienceMs));
                return Task.CompletedTask;
            },
            Kinds.Stop);
        await busy._busy.Task;
        return busy;
    }

    public async ValueTask DisposeAsync()
    {
        _release.Set();
        await _work;
        _release.Dispose();
    }
}
