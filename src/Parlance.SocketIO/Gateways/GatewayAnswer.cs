using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parlance.SocketIO;

/// <summary>The ways in which an event is answered.</summary>
internal static class GatewayAnswer
{
    /// <summary>The event that tells a client of a failure when it asked for no acknowledgement.</summary>
    public const string ExceptionEvent = "exception";

    public static void Complete(EventContext context, object? result)
    {
        if (!context.AckRequested)
        {
            return;
        }

        if (result is null)
        {
            context.Ack();
        }
        else
        {
            context.Ack(result);
        }
    }

    /// <summary>Answers with <c>{ error }</c>, or the bare WebSocket door's own form of it.</summary>
    public static void Fail(EventContext context, JsonElement error)
    {
        if (context.AckRequested)
        {
            context.Reject(error);
        }
        else
        {
            Tell(context.Socket, error);
        }
    }

    /// <summary>Answers with what a filter made.</summary>
    public static void Replace(EventContext context, object answer)
    {
        if (context.AckRequested)
        {
            context.Ack(answer);
        }
        else
        {
            context.Socket.Emit(ExceptionEvent, answer);
        }
    }

    /// <summary>Tells of a failure that no acknowledgement was asked for.</summary>
    public static void Tell(Socket socket, JsonElement error) => socket.Emit(ExceptionEvent, new JsonObject { ["error"] = JsonObject.Create(error) });
}
