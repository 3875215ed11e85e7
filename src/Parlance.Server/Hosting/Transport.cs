using Parlance.Kestrel.Epoll;
using Parlance.SocketIO;

namespace Parlance.Server.Hosting;

/// <summary>What carries the connections: <c>epoll</c>, ours, where the system is Linux, or <c>sockets</c>, Kestrel's own.</summary>
internal static class Transport
{
    private const string Setting = "Parlance:Transport";

    /// <exception cref="UsageException">The setting names neither.</exception>
    public static void UseTransport(this IWebHostBuilder host, IConfiguration configuration)
    {
        switch (configuration[Setting])
        {
            case null or "" when !OperatingSystem.IsLinux():
            case "sockets":
                break;
            case null or "" or "epoll":
                host.UseEpoll();
                // A WebSocket needs no request any more once it stands. Where there is TLS on the connection this changes nothing.
                host.ConfigureKestrel(static kestrel => kestrel.ConfigureEndpointDefaults(static listen => listen.UseSocketIO()));
                break;
            case var other:
                throw new UsageException($"{Setting} is '{other}'. Set it to 'epoll' or 'sockets'.");
        }
    }
}
