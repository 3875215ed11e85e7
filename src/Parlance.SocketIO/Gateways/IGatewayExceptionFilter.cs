namespace Parlance.SocketIO;

/// <summary>Decides what a client is told about an exception of a handler, a guard or an interceptor, or about an argument that was refused.</summary>
public interface IGatewayExceptionFilter
{
    /// <summary>Turns an exception into an answer.</summary>
    /// <param name="exception">What was thrown; a <see cref="GatewayException"/> with code <c>invalid</c> or <c>forbidden</c> for arguments and guards.</param>
    /// <param name="context">The event.</param>
    /// <returns>The acknowledgement (or the payload of the event <c>exception</c> if none was asked), or null to leave it to the next filter.</returns>
    ValueTask<object?> Catch(Exception exception, GatewayContext context);
}
