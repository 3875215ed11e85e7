using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO;

/// <summary>The gateways' log messages, 1100 to 1149.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(1100, LogLevel.Error, "{Handler} failed")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string handler);

    [LoggerMessage(1101, LogLevel.Error, "{Gateway}.OnConnected failed for socket {Socket}, which is disconnected")]
    public static partial void ConnectedFailed(ILogger logger, Exception exception, string gateway, string socket);

    [LoggerMessage(1102, LogLevel.Error, "{Gateway}.OnDisconnected failed for socket {Socket}")]
    public static partial void DisconnectedFailed(ILogger logger, Exception exception, string gateway, string socket);

    [LoggerMessage(1103, LogLevel.Critical, "AfterInit of a gateway of namespace {Namespace} failed; the namespace refuses connections")]
    public static partial void InitFailed(ILogger logger, Exception exception, string @namespace);

    [LoggerMessage(1104, LogLevel.Error, "A guard failed on a connection to namespace {Namespace}, which is refused")]
    public static partial void GuardFailed(ILogger logger, Exception exception, string @namespace);

    [LoggerMessage(1105, LogLevel.Error, "The services of an event of {Handler} could not be disposed of")]
    public static partial void ScopeFailed(ILogger logger, Exception exception, string handler);

    [LoggerMessage(1107, LogLevel.Debug, "{Handler}: its client sent something else than it takes, did not answer, or left")]
    public static partial void ClientFailed(ILogger logger, Exception exception, string handler);

    [LoggerMessage(1106, LogLevel.Information, "Gateway {Gateway} serves namespace {Namespace} with {Events} events")]
    public static partial void Attached(ILogger logger, string gateway, string @namespace, int events);
}
