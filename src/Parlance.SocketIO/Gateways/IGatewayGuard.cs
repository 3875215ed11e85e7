namespace Parlance.SocketIO;

/// <summary>Decides whether a socket may connect to a namespace, or send an event.</summary>
public interface IGatewayGuard
{
    /// <summary>Says whether it may go on.</summary>
    /// <param name="context">What is asked about. Its <see cref="GatewayContext.Event"/> is null for a connection.</param>
    /// <returns>
    /// False refuses: a connection with CONNECT_ERROR "Forbidden", an event with the error code <c>forbidden</c>. A
    /// <see cref="GatewayException"/> refuses with its own message and data, a <see cref="ConnectErrorException"/> refuses a connection with its own.
    /// </returns>
    ValueTask<bool> CanActivate(GatewayContext context);
}
