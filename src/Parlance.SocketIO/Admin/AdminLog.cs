using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO.Admin;

/// <summary>The admin UI's log messages, 1300 to 1349.</summary>
internal static partial class AdminLog
{
    [LoggerMessage(1300, LogLevel.Warning, "The admin UI's namespace {Namespace} is open to everybody who can reach the server")]
    public static partial void Open(ILogger logger, string @namespace);

    [LoggerMessage(1301, LogLevel.Warning, "Admin UI: a wrong user name or password was given in namespace {Namespace}")]
    public static partial void Refused(ILogger logger, string @namespace);

    [LoggerMessage(1302, LogLevel.Warning, "Admin UI: too many attempts to sign in to namespace {Namespace}; the next are refused for up to a minute")]
    public static partial void TooManyAttempts(ILogger logger, string @namespace);

    [LoggerMessage(1303, LogLevel.Information, "Admin UI: socket {Admin} asked for {Operation} in namespace {Namespace}")]
    public static partial void Operated(ILogger logger, string admin, string operation, string @namespace);
}
