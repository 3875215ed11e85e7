using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO.Engine;

/// <summary>What the library writes to the log. Ids 1000 to 1099; never a message's text, a token, a session id or an address.</summary>
internal sealed partial class EngineLog(ILogger logger)
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
}
