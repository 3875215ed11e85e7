using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Parlance.SocketIO.Hostile.Tests.Harness;

/// <summary>Exceptions of tasks that nobody looked at: an orphan task of the server has failed.</summary>
internal static class Unobserved
{
    private static readonly ConcurrentQueue<string> s_exceptions = new();

    public static void AssertNone()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        // Taken away: one that is found once does not fail every test after it.
        var found = new List<string>();
        while (s_exceptions.TryDequeue(out var exception))
        {
            found.Add(exception);
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    // Earlier than any test: the event belongs to the process.
    [ModuleInitializer]
    internal static void Watch() => TaskScheduler.UnobservedTaskException += static (_, args) => s_exceptions.Enqueue(args.Exception.ToString());
}
