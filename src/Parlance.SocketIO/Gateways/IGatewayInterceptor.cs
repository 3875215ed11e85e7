namespace Parlance.SocketIO;

/// <summary>Goes on to the next interceptor, and behind the last one to the handler.</summary>
/// <param name="context">The context that the interceptor was given.</param>
/// <returns>What the handler returned, boxed; null for void and for streams.</returns>
public delegate ValueTask<object?> GatewayNext(GatewayContext context);

/// <summary>Runs around the events of a gateway, after its guards and before its arguments are read.</summary>
public interface IGatewayInterceptor
{
    /// <summary>Runs around one event.</summary>
    /// <param name="context">The event.</param>
    /// <param name="next">The rest of the way; not calling it keeps the handler from running.</param>
    /// <returns>The acknowledgement: what <paramref name="next"/> gave, or something else.</returns>
    ValueTask<object?> Intercept(GatewayContext context, GatewayNext next);
}
