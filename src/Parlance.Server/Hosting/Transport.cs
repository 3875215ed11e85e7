using Parlance.Kestrel.Epoll;

namespace Parlance.Server.Hosting;

/// <summary>What carries the connections: <c>sockets</c>, Kestrel's own, or <c>epoll</c>, ours for Linux.</summary>
internal static class Transport
{
    private const string Setting = "Parlance:Transport";

    /// <exception cref="UsageException">The setting names neither.</exception>
    public static void UseTransport(this IWebHostBuilder host, IConfiguration configuration)
    {
        switch (configuration[Setting])
        {
            case null or "" or "sockets":
                break;
            case "epoll":
                host.UseEpoll();
                break;
            case var other:
                throw new UsageException($"{Setting} is '{other}'. Set it to 'sockets' or 'epoll'.");
        }
    }
}
