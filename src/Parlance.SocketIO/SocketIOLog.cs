using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO;

/// <summary>
/// What the library writes to the log: connections, namespaces and handlers 1000 to 1099, gateways 1100 to 1149, the admin UI 1300 to 1349. Never a
/// message's text, a token, a session id or an address.
/// </summary>
/// <remarks>One class, because the framework's generator writes several in an order that differs from build to build: https://github.com/dotnet/runtime/issues/119587.</remarks>
internal sealed partial class SocketIOLog(ILogger logger)
{
    // What a client wrote goes into the log shortened and without control characters, with which it could forge lines (OWASP ASVS 16.4.1).
    private const int ClientTextMax = 64;

    /// <summary>Prepares for the log what a client chose: a namespace or event may have any name.</summary>
    public static string Plain(string clientText)
    {
        var text = clientText.Length <= ClientTextMax ? clientText : clientText[..ClientTextMax] + "...";
        return !text.Any(char.IsControl)
            ? text
            : string.Create(text.Length, text, static (plain, text) =>
            {
                for (var index = 0; index < text.Length; index++)
                {
                    plain[index] = char.IsControl(text[index]) ? '?' : text[index];
                }
            });
    }

    public void Refused(int code, string message, string context) => WriteRefused(code, message, Plain(context));

    [LoggerMessage(1000, LogLevel.Debug, "Connection refused: {Code} {Message} ({Context})")]
    private partial void WriteRefused(int code, string message, string context);

    [LoggerMessage(1001, LogLevel.Debug, "Connection opened over {Transport}")]
    public partial void Opened(string transport);

    [LoggerMessage(1002, LogLevel.Debug, "Connection closed: {Reason}")]
    public partial void Closed(DisconnectReason reason);

    [LoggerMessage(1003, LogLevel.Warning, "A client does not read what it is sent: more than {Bytes} bytes or {Packets} packets waited. The connection is closed")]
    public partial void SlowReader(long bytes, int packets);

    [LoggerMessage(1004, LogLevel.Error, "An event listener of a connection threw")]
    public partial void ListenerFailed(Exception error);

    public void HandlerFailed(Exception error, string @event, string @namespace) => WriteHandlerFailed(error, Plain(@event), Plain(@namespace));

    [LoggerMessage(1005, LogLevel.Error, "The handler of event {Event} in namespace {Namespace} threw")]
    private partial void WriteHandlerFailed(Exception error, string @event, string @namespace);

    public void HookFailed(Exception error, string hook, string @namespace) => WriteHookFailed(error, hook, Plain(@namespace));

    [LoggerMessage(1006, LogLevel.Error, "A {Hook} handler in namespace {Namespace} threw")]
    private partial void WriteHookFailed(Exception error, string hook, string @namespace);

    public void MiddlewareFailed(Exception error, string @namespace) => WriteMiddlewareFailed(error, Plain(@namespace));

    [LoggerMessage(1007, LogLevel.Error, "A middleware of namespace {Namespace} threw; the connection is refused")]
    private partial void WriteMiddlewareFailed(Exception error, string @namespace);

    public void ClientFailed(Exception error, string @event, string @namespace) => WriteClientFailed(error, Plain(@event), Plain(@namespace));

    [LoggerMessage(1008, LogLevel.Debug, "Event {Event} in namespace {Namespace}: its client sent something else than its handler takes, or did not answer")]
    private partial void WriteClientFailed(Exception error, string @event, string @namespace);

    [LoggerMessage(1009, LogLevel.Debug, "A client sent an invalid packet: {Error}")]
    public partial void InvalidPacket(string error);

    [LoggerMessage(1010, LogLevel.Error, "AllowRequest threw; the connection is refused")]
    public partial void AllowRequestFailed(Exception error);

    [LoggerMessage(1011, LogLevel.Information, "Closing {Connections} connections")]
    public partial void Closing(int connections);

    [LoggerMessage(1013, LogLevel.Information, "A client ran into a limit: {Reason}; {Allowed} are allowed, {Found} it was")]
    public partial void LimitReached(string reason, long allowed, long? found);

    public void SocketRefused(string @namespace, string reason) => WriteSocketRefused(Plain(@namespace), reason);

    [LoggerMessage(1015, LogLevel.Warning, "The handler of {Event} in {Namespace} has kept the thread that reads its connections, for {Milliseconds} ms this time, without waiting. It starts on the thread pool for as long as it is slow")]
    public partial void HandlerBlocks(string @event, string @namespace, long milliseconds);

    [LoggerMessage(1014, LogLevel.Debug, "CONNECT to namespace {Namespace} refused: {Reason}")]
    private partial void WriteSocketRefused(string @namespace, string reason);

    [LoggerMessage(1012, LogLevel.Error, "GenerateId threw; the connection is refused")]
    public partial void GenerateIdFailed(Exception error);

    [LoggerMessage(1100, LogLevel.Error, "{Handler} failed")]
    public static partial void GatewayFailed(ILogger logger, Exception exception, string handler);

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
    public static partial void GatewayClientFailed(ILogger logger, Exception exception, string handler);

    [LoggerMessage(1106, LogLevel.Information, "Gateway {Gateway} serves namespace {Namespace} with {Events} events")]
    public static partial void GatewayAttached(ILogger logger, string gateway, string @namespace, int events);

    [LoggerMessage(1300, LogLevel.Warning, "The admin UI's namespace {Namespace} is open to everybody who can reach the server")]
    public static partial void AdminOpen(ILogger logger, string @namespace);

    [LoggerMessage(1301, LogLevel.Warning, "Admin UI: a wrong user name or password was given in namespace {Namespace}")]
    public static partial void AdminRefused(ILogger logger, string @namespace);

    [LoggerMessage(1302, LogLevel.Warning, "Admin UI: too many attempts to sign in to namespace {Namespace}; the next are refused for up to a minute")]
    public static partial void AdminTooManyAttempts(ILogger logger, string @namespace);

    [LoggerMessage(1303, LogLevel.Information, "Admin UI: socket {Admin} asked for {Operation} in namespace {Namespace}")]
    public static partial void AdminOperated(ILogger logger, string admin, string operation, string @namespace);
}
