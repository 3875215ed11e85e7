using Microsoft.Extensions.Logging.Console;

namespace Parlance.Server;

/// <summary>
/// Logs to the error stream: one line each, warnings and worse unless the configuration says otherwise (<c>Logging__LogLevel__Default=Debug</c>).
/// What a command answers is on the other stream.
/// </summary>
internal static class CalmConsole
{
    public static void UseCalmConsole(this ILoggingBuilder logging)
    {
        logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        // A start that fails is told by the program, in one line; the host would add its stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }
}
