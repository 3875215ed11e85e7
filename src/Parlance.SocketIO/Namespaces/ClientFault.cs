using System.Runtime.CompilerServices;

namespace Parlance.SocketIO;

/// <summary>
/// Tells what a client did from what the application did. A client may send another type than a handler reads, keep silent or go at any
/// moment: that must not fill the log with errors, however often it does so.
/// </summary>
internal static class ClientFault
{
    private static readonly ConditionalWeakTable<Exception, object> s_marked = [];

    /// <summary>Notes that an exception comes from what a client sent, or owes. For exception filters.</summary>
    /// <returns>Always false, so that the exception flies on.</returns>
    public static bool Mark(Exception error)
    {
        s_marked.AddOrUpdate(error, s_marked);
        return false;
    }

    public static bool Is(Exception error) =>
        error is AckTimeoutException or SocketDisconnectedException or BroadcastAckException || s_marked.TryGetValue(error, out _);
}
