using Parlance.Kestrel.Epoll;
using Parlance.SocketIO;

namespace Parlance.TestTools;

/// <summary>
/// The transport that a run of the tests is about: Kestrel's own, or with <c>PARLANCE_TRANSPORT=epoll</c> ours, where WebSockets also go on without
/// HTTP.
/// </summary>
internal static class TestTransport
{
    // In full: the projects do not all import the same names by themselves.
    public static Microsoft.AspNetCore.Hosting.IWebHostBuilder UseTestTransport(this Microsoft.AspNetCore.Hosting.IWebHostBuilder builder) =>
        string.Equals(Environment.GetEnvironmentVariable("PARLANCE_TRANSPORT"), "epoll", StringComparison.Ordinal)
            ? Microsoft.AspNetCore.Hosting.WebHostBuilderKestrelExtensions.ConfigureKestrel(
                builder.UseEpoll(), static kestrel => kestrel.ConfigureEndpointDefaults(static listen => listen.UseSocketIO()))
            : builder;
}
