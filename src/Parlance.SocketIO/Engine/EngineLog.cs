using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO.Engine;

/// <summary>What the library writes to the log. Ids 1000 to 1099; never a message's text, a token, a session id or an address.</summary>
internal sealed partial class EngineLog(ILogger logger)
{
    [LoggerMessage(1000, LogLevel.Debug, "Connection refused: {Code} {Message} ({Context})")]
    public partial void Refused(int code, string message, string context);

    [LoggerMessage(1001, LogLevel.Debug, "Connection opened over {Transport}")]
    public partial void Opened(string transport);

    [LoggerMessage(1002, LogLevel.Debug, "Connection closed: {Reason}")]
    public partial void Closed(DisconnectReason reason);

    [LoggerMessage(1003, LogLevel.Warning, "A client does not read what it is sent: more than {Bytes} bytes or {Packets} packets waited. The connection is closed")]
    public partial void SlowReader(long bytes, int packets);

    [LoggerMessage(1004, LogLevel.Error, "An event listener of a connection threw")]
    public partial void ListenerFailed(Exception error);

    [LoggerMessage(1005, LogLevel.Error, "The handler of event {Event} in namespace {Namespace} threw")]
    public partial void HandlerFailed(Exception error, string @event, string @namespace);

    [LoggerMessage(1006, LogLevel.Error, "A {Hook} handler in namespace {Namespace} threw")]
    public partial void HookFailed(Exception error, string hook, string @namespace);

    [LoggerMessage(1007, LogLevel.Error, "A middleware of namespace {Namespace} threw; the connection is refused")]
    public partial void MiddlewareFailed(Exception error, string @namespace);

    [LoggerMessage(1008, LogLevel.Debug, "Event {Event} in namespace {Namespace} did not have the arguments that its handler takes")]
    public partial void ArgumentsRefused(Exception error, string @event, string @namespace);

    [LoggerMessage(1009, LogLevel.Debug, "A client sent an invalid packet: {Error}")]
    public partial void InvalidPacket(string error);

    [LoggerMessage(1010, LogLevel.Error, "AllowRequest threw; the connection is refused")]
    public partial void AllowRequestFailed(Exception error);

    [LoggerMessage(1011, LogLevel.Information, "Closing {Connections} connections")]
    public partial void Closing(int connections);
}
