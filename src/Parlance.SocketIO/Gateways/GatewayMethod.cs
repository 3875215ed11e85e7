using System.ComponentModel;

namespace Parlance.SocketIO;

/// <summary>The base of generated handlers: reads the parameters, calls the gateway's method, answers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GatewayMethod
{
    /// <summary>Makes a handler.</summary>
    /// <param name="setup">What the generated code says about it.</param>
    protected GatewayMethod(GatewayMethodSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        Setup = setup;
    }

    internal GatewayMethodSetup Setup { get; }

    /// <summary>Handles one event.</summary>
    /// <param name="context">The event.</param>
    /// <param name="call">
    /// Null when nothing stands around the method: it answers and handles its exceptions itself, in one state machine. Otherwise
    /// the pipeline's context, which takes the result; exceptions are the pipeline's.
    /// </param>
    public abstract ValueTask Run(EventContext context, GatewayContext? call);

    /// <summary>Answers with the method's result.</summary>
    /// <param name="context">The event.</param>
    /// <param name="call">The pipeline's context, or null.</param>
    /// <param name="result">The result, or null for none.</param>
    protected static ValueTask Complete(EventContext context, GatewayContext? call, object? result)
    {
        if (call is null)
        {
            GatewayAnswer.Complete(context, result);
        }
        else
        {
            call.Result = result;
        }

        return default;
    }

    /// <summary>The acknowledgement, for a method that takes it in its own hands.</summary>
    /// <param name="context">The event.</param>
    protected static AckCallback TakeAck(EventContext context) => new(context);

    /// <summary>Answers an event whose arguments are not as the method needs them.</summary>
    /// <param name="context">The event.</param>
    /// <param name="call">The pipeline's context, or null.</param>
    /// <param name="refusal">What is wrong.</param>
    protected ValueTask Refuse(EventContext context, GatewayContext? call, GatewayException refusal)
    {
        if (call is not null)
        {
            throw refusal;
        }

        return Fail(context, refusal);
    }

    /// <summary>Answers an event whose method has thrown.</summary>
    /// <param name="context">The event.</param>
    /// <param name="exception">What it has thrown.</param>
    protected ValueTask Fail(EventContext context, Exception exception)
    {
        Setup.Errors.Answer(context, Setup, exception);
        return default;
    }

    /// <summary>Sends every item as an event of the name that asked for them.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="context">The event.</param>
    /// <param name="items">The items; asking for more is cancelled when the socket disconnects.</param>
    protected static async Task Stream<T>(EventContext context, IAsyncEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(context);
        var stop = context.CancellationToken;
        await foreach (var item in items.WithCancellation(stop).ConfigureAwait(false))
        {
            stop.ThrowIfCancellationRequested();
            context.Socket.Emit(context.EventName, item);

            // At the client's pace: a stream must not fill the send buffer of one who reads slowly.
            await context.Socket.Conn.DrainAsync(stop).ConfigureAwait(false);
        }
    }
}
