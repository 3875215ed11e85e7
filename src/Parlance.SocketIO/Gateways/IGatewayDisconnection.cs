namespace Parlance.SocketIO;

/// <summary>A gateway that wants to know when a socket of its namespace has gone.</summary>
public interface IGatewayDisconnection
{
    /// <summary>
    /// Called for every gateway whose turn came when the socket connected, in the order of registration and after those hooks have
    /// ended, even if its <see cref="IGatewayConnection.OnConnected"/> failed: what that did is undone here.
    /// </summary>
    /// <param name="socket">The socket, which has left its rooms.</param>
    /// <param name="reason">Why, in Socket.IO's words.</param>
    Task OnDisconnected(Socket socket, DisconnectReason reason);
}
