namespace Parlance.SocketIO.Tests.Harness;

/// <summary>Handlers that several tests need.</summary>
internal static class Handlers
{
    /// <summary>Acknowledges the event <c>echo</c> with its own arguments.</summary>
    public static void Echo(SocketIOServer io) => Echo(io.Sockets);

    public static void Echo(Namespace io) =>
        io.OnConnection(static socket => socket.On("echo", static context => context.Ack([.. context.Arguments.Select(static argument => (object?)argument)])));
}
