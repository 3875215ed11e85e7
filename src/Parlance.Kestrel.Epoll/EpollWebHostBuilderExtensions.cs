using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Parlance.Kestrel.Epoll;

/// <summary>Switches the epoll transport on.</summary>
public static class EpollWebHostBuilderExtensions
{
    /// <summary>
    /// Lets Kestrel serve its TCP endpoints over epoll, with one loop for each processor. HTTP requests are handled on the thread pool as ever; what
    /// reads from an upgraded connection, or from the connection itself in connection middleware, goes on on the loop, and must not block for long.
    /// Unix sockets, named pipes and handles stay with the transport that was there before, as does everything on other systems than Linux on x64
    /// and arm64; the log says so.
    /// </summary>
    /// <param name="builder">The host's builder. Kestrel must have been added before, as <c>WebApplication.CreateBuilder</c> does.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is out of its range; thrown when the server starts.</exception>
    public static IWebHostBuilder UseEpoll(this IWebHostBuilder builder, Action<EpollTransportOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ConfigureServices(services =>
        {
            services.AddSingleton<IConnectionListenerFactory, EpollTransportFactory>();
            services.AddSingleton<IStartupFilter, RequestsOffLoop>();
            services.AddOptions<EpollTransportOptions>()
                .Configure(options => configure?.Invoke(options))
                .Validate(static options => options.LoopCount is >= 1 and <= 256, "EpollTransportOptions.LoopCount must be 1 to 256.")
                .Validate(static options => options.Backlog >= 1, "EpollTransportOptions.Backlog must be 1 or more.")
                .Validate(static options => options.MaxReadBufferSize >= 1, "EpollTransportOptions.MaxReadBufferSize must be 1 byte or more.")
                .Validate(static options => options.MaxWriteBufferSize >= 1, "EpollTransportOptions.MaxWriteBufferSize must be 1 byte or more.")
                .Validate(
                    static options => options.TakeOverAfter >= TimeSpan.FromMilliseconds(1) && options.TakeOverAfter <= TimeSpan.FromMinutes(1),
                    "EpollTransportOptions.TakeOverAfter must be 1 millisecond to 1 minute.");
        });
    }
}
