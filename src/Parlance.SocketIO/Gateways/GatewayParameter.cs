using System.ComponentModel;

namespace Parlance.SocketIO;

/// <summary>Where a handler's parameter comes from; decided when the server is mapped, read per event by generated code.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GatewayParameter<T>
{
    private protected GatewayParameter()
    {
    }

    /// <summary>Reads the value for one event.</summary>
    /// <param name="context">The event.</param>
    /// <param name="call">The pipeline's context, or null when the handler is called directly.</param>
    /// <param name="value">The value.</param>
    /// <returns>Why the event is refused, or null.</returns>
    public abstract GatewayException? Read(EventContext context, GatewayContext? call, out T value);
}
