using Microsoft.Extensions.Options;

namespace Parlance.SocketIO.Hosting;

/// <summary>Checks settings at start, and says which one is wrong and what would be right.</summary>
internal sealed class SocketIOOptionsValidator : IValidateOptions<SocketIOOptions>
{
    public ValidateOptionsResult Validate(string? name, SocketIOOptions options)
    {
        var errors = EngineOptionsValidator.Check(options);
        Require(options.ConnectTimeout > TimeSpan.Zero, "ConnectTimeout must be positive.");
        Require(options.DrainTimeout >= TimeSpan.Zero, "DrainTimeout must not be negative.");
        Require(options.MaxConcurrentEvents >= 1, "MaxConcurrentEvents must be at least 1.");
        Require(options.EventBacklogMax >= 1, "EventBacklogMax must be at least 1.");
        Require(options.EventBacklogBytesMax >= 1, "EventBacklogBytesMax must be at least 1.");
        Require(options.PendingAcksMax >= 1, "PendingAcksMax must be at least 1.");
        Require(options.NamespacesPerConnectionMax >= 1, "NamespacesPerConnectionMax must be at least 1.");
        Require(options.EventArgumentsMax >= 1, "EventArgumentsMax must be at least 1.");
        Require(options.Parser is not null, "Parser must be set. PacketParsers.Json is the default.");
        Require(options.JsonDepthMax is >= 1 and <= 1_000, "JsonDepthMax must be 1 to 1,000.");
        if (options.ConnectionStateRecovery is { } recovery)
        {
            Require(recovery.MaxDisconnectionDuration > TimeSpan.Zero, "ConnectionStateRecovery.MaxDisconnectionDuration must be positive.");
            Require(recovery.SessionsMax >= 1, "ConnectionStateRecovery.SessionsMax must be at least 1.");
            Require(recovery.PacketsMax >= 1, "ConnectionStateRecovery.PacketsMax must be at least 1.");
            Require(recovery.PacketBytesMax >= 1, "ConnectionStateRecovery.PacketBytesMax must be at least 1.");
        }

        return EngineOptionsValidator.Result(errors);

        void Require(bool condition, string message)
        {
            if (!condition)
            {
                errors.Add(message);
            }
        }
    }
}

/// <inheritdoc cref="SocketIOOptionsValidator"/>
internal sealed class EngineOptionsValidator : IValidateOptions<EngineOptions>
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(int.MaxValue);

    public ValidateOptionsResult Validate(string? name, EngineOptions options) => Result(Check(options));

    public static ValidateOptionsResult Result(List<string> errors) =>
        errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

    public static List<string> Check(EngineOptions options)
    {
        var errors = new List<string>();
        Require(options.Path.StartsWith('/') && options.Path.Trim('/').Length > 0, "Path must be a path such as /socket.io.");
        Require(options.PingInterval >= s_shortest && options.PingInterval <= s_longest, "PingInterval must be 10 ms to 24 days.");
        Require(options.PingTimeout >= s_shortest && options.PingTimeout <= s_longest, "PingTimeout must be 10 ms to 24 days.");
        Require(options.UpgradeTimeout >= s_shortest && options.UpgradeTimeout <= s_longest, "UpgradeTimeout must be 10 ms to 24 days.");
        Require(options.MaxHttpBufferSize is >= 1 and <= int.MaxValue / 2, "MaxHttpBufferSize must be 1 to 1,073,741,823 bytes.");
        Require(options.SendBufferBytesMax >= 1, "SendBufferBytesMax must be at least 1.");
        Require(options.SendBufferPacketsMax >= 1, "SendBufferPacketsMax must be at least 1.");
        Require((options.Transports & (EngineTransports.Polling | EngineTransports.WebSocket)) != EngineTransports.None, "Transports must name at least one transport.");
        Require(options.HttpCompression.Threshold >= 0, "HttpCompression.Threshold must not be negative.");
        Require(
            options.SessionIdPrefix.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'),
            "SessionIdPrefix may hold letters, digits, '-', '_' and '.' only.");
        if (options.PerMessageDeflate is { } deflate)
        {
            Require(deflate.Threshold >= 0, "PerMessageDeflate.Threshold must not be negative.");
            Require(deflate.ServerMaxWindowBits is >= 9 and <= 15, "PerMessageDeflate.ServerMaxWindowBits must be 9 to 15.");
            Require(deflate.ClientMaxWindowBits is >= 9 and <= 15, "PerMessageDeflate.ClientMaxWindowBits must be 9 to 15.");
        }

        if (options.Cors is { } cors)
        {
            Require(
                !cors.Credentials || !cors.Origins.Contains("*", StringComparer.Ordinal),
                "Cors.Credentials cannot go together with the origin \"*\": any site could act as the user. Name the origins.");
            Require(
                cors.Origins.All(static origin => string.Equals(origin, "*", StringComparison.Ordinal) || IsOrigin(origin)),
                "Cors.Origins must be origins such as https://app.example, without a path.");
        }

        return errors;

        void Require(bool condition, string message)
        {
            if (!condition)
            {
                errors.Add(message);
            }
        }
    }

    private static bool IsOrigin(string origin) =>
        string.Equals(origin, "null", StringComparison.Ordinal)
        || (origin.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && origin.Count(static c => c == '/') == 2 && uri.Host.Length > 0);
}
