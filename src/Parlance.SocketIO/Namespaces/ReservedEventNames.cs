namespace Parlance.SocketIO;

/// <summary>Names that mean something to the library itself. <c>error</c> is not one of them.</summary>
internal static class ReservedEventNames
{
    public static bool IsReserved(string eventName) =>
        eventName is "connect" or "connect_error" or "disconnect" or "disconnecting" or "newListener" or "removeListener";

    public static void Check(string eventName)
    {
        ArgumentNullException.ThrowIfNull(eventName);
        if (IsReserved(eventName))
        {
            throw new ArgumentException($"\"{eventName}\" is a reserved event name", nameof(eventName));
        }
    }

    public static void CheckServerSide(string eventName)
    {
        ArgumentNullException.ThrowIfNull(eventName);
        if (eventName is "connect" or "connection" or "new_namespace")
        {
            throw new ArgumentException($"\"{eventName}\" is a reserved event name", nameof(eventName));
        }
    }
}
