namespace Parlance.SocketIO;

/// <summary>A gateway that wants to know of every connection to its namespace.</summary>
public interface IGatewayConnection
{
    /// <summary>
    /// Called after CONNECT was answered, gateway after gateway in the order of registration. The socket's events wait until all have
    /// ended. An exception disconnects the socket, and the gateways behind are not called.
    /// </summary>
    /// <param name="socket">The connected socket.</param>
    Task OnConnected(Socket socket);
}
