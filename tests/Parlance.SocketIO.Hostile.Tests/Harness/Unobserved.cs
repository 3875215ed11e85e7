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
        Assert.True(s_exceptions.IsEmpty, string.Join('\n', s_exceptions));
    }

    // Earlier than any test: the event belongs to the process.
    [ModuleInitializer]
    internal static void Watch() => TaskScheduler.UnobservedTaskException += static (_, args) => s_exceptions.Enqueue(args.Exception.ToString());
}
