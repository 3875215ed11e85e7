namespace Parlance.Server;

/// <summary>Logs to the console: one line each, warnings and worse unless the configuration says otherwise (<c>Logging__LogLevel__Default=Debug</c>).</summary>
internal static class CalmConsole
{
    public static void UseCalmConsole(this ILoggingBuilder logging)
    {
        logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
        });

        // A start that fails is told by the program, in one line; the host would add its stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }
}
