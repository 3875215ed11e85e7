using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO;

/// <summary>Turns exceptions of gateways into answers. What was not meant for the client goes to the log and nowhere else.</summary>
internal sealed class GatewayErrors(JsonSerializerOptions options, ILogger logger)
{
    public ILogger Logger => logger;

    /// <summary>Answers for an exception that no filter answered for.</summary>
    public void Answer(EventContext context, GatewayMethodSetup method, Exception exception)
    {
        // Nobody is there to be told, and being cancelled is how a handler ends then.
        if (exception is OperationCanceledException && context.CancellationToken.IsCancellationRequested)
        {
            return;
        }

        try
        {
            GatewayAnswer.Fail(context, Describe(exception, method.DisplayName));
        }
        catch (Exception second)
        {
            // The failure's own data could not be written.
            SocketIOLog.GatewayFailed(logger, second, method.DisplayName);
            GatewayAnswer.Fail(context, GatewayErrorJson.Internal);
        }
    }

    /// <summary>What the client is told; logs what it is not told.</summary>
    public JsonElement Describe(Exception exception, string where)
    {
        if (exception is GatewayException expected)
        {
            return GatewayErrorJson.Write(expected, options);
        }

        if (ClientFault.Is(exception))
        {
            SocketIOLog.GatewayClientFailed(logger, exception, where);
            return exception is JsonException ? GatewayErrorJson.Unreadable : GatewayErrorJson.Internal;
        }

        SocketIOLog.GatewayFailed(logger, exception, where);
        return GatewayErrorJson.Internal;
    }
}
