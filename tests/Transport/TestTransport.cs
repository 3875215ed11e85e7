using Parlance.Kestrel.Epoll;

namespace Parlance.TestTools;

/// <summary>The transport that a run of the tests is about: Kestrel's own, or with <c>PARLANCE_TRANSPORT=epoll</c> ours.</summary>
internal static class TestTransport
{
    public static Microsoft.AspNetCore.Hosting.IWebHostBuilder UseTestTransport(this Microsoft.AspNetCore.Hosting.IWebHostBuilder builder) =>
        string.Equals(Environment.GetEnvironmentVariable("PARLANCE_TRANSPORT"), "epoll", StringComparison.Ordinal) ? builder.UseEpoll() : builder;
}
