using System.Globalization;

namespace Parlance.SocketIO.Fixture;

/// <summary>The command line of tests/Clients/fixture/README.md. What is not given keeps the server's default.</summary>
internal sealed record FixtureOptions
{
    public int Port { get; init; }

    public TimeSpan? PingInterval { get; init; }

    public TimeSpan? PingTimeout { get; init; }

    public TimeSpan? ConnectTimeout { get; init; }

    public long? MaxHttpBufferSize { get; init; }

    public TimeSpan? Recovery { get; init; }

    public string? CorsOrigin { get; init; }

    public bool MessagePack { get; init; }

    public bool AllowEIO3 { get; init; }

    public bool PerMessageDeflate { get; init; }

    public bool AdminUI { get; init; }

    public bool EdgeCases { get; init; }

    public bool UntilStdinEnds { get; init; }

    public static FixtureOptions Parse(ReadOnlySpan<string> args)
    {
        var options = new FixtureOptions();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--port" => options with { Port = (int)Number(args[++i]) },
                "--ping-interval" => options with { PingInterval = TimeSpan.FromMilliseconds(Number(args[++i])) },
                "--ping-timeout" => options with { PingTimeout = TimeSpan.FromMilliseconds(Number(args[++i])) },
                "--connect-timeout" => options with { ConnectTimeout = TimeSpan.FromMilliseconds(Number(args[++i])) },
                "--max-http-buffer-size" => options with { MaxHttpBufferSize = Number(args[++i]) },
                "--recovery" => options with { Recovery = TimeSpan.FromMilliseconds(Number(args[++i])) },
                "--cors-origin" => options with { CorsOrigin = args[++i] },
                "--msgpack" => options with { MessagePack = true },
                "--per-message-deflate" => options with { PerMessageDeflate = true },
                "--allow-eio3" => options with { AllowEIO3 = true },
                "--admin-ui" => options with { AdminUI = true },
                "--edge-cases" => options with { EdgeCases = true },
                "--until-stdin-ends" => options with { UntilStdinEnds = true },
                var unknown => throw new ArgumentException($"Unknown option {unknown}", nameof(args)),
            };
        }

        return options;
    }

    public void Apply(SocketIOOptions target)
    {
        target.Cookie = new EngineCookieOptions();
        target.CleanupEmptyChildNamespaces = true;
        target.PingInterval = PingInterval ?? target.PingInterval;
        target.PingTimeout = PingTimeout ?? target.PingTimeout;
        target.ConnectTimeout = ConnectTimeout ?? target.ConnectTimeout;
        target.MaxHttpBufferSize = MaxHttpBufferSize ?? target.MaxHttpBufferSize;
        target.AllowEIO3 = AllowEIO3;
        target.PerMessageDeflate = PerMessageDeflate ? new PerMessageDeflateOptions() : null;
        target.Parser = MessagePack ? PacketParsers.MessagePack : target.Parser;
        if (Recovery is { } recovery)
        {
            target.ConnectionStateRecovery = new ConnectionStateRecoveryOptions { MaxDisconnectionDuration = recovery };
        }

        if (CorsOrigin is not null)
        {
            target.Cors = new EngineCorsOptions { Credentials = true, Origins = { CorsOrigin } };
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
