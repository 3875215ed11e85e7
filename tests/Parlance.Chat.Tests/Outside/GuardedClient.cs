using System.Net;
using System.Net.Sockets;
using Parlance.Chat.Outside;

namespace Parlance.Chat.Tests.Outside;

/// <summary>The client as the server has it, with names that a test makes up.</summary>
internal static class GuardedClient
{
    /// <param name="ports">Ports besides 80 and 443.</param>
    /// <param name="allow">What everybody may reach beyond the public internet.</param>
    /// <param name="resolve">What names there are; none if it is left out.</param>
    public static OutsideClient Of(IEnumerable<int> ports, string[]? allow = null, Func<string, IPAddress[]>? resolve = null) =>
        new(OutsideOptions.Of([], allow ?? [], ports.Select(port => $"{port}")), Resolver(resolve), TimeProvider.System);

    public static ResolveName Resolver(Func<string, IPAddress[]>? resolve) => (name, _) =>
        Task.FromResult((resolve ?? (_ => throw new SocketException((int)SocketError.HostNotFound)))(name));

    public static Task<OutsideAnswer> GetAsync(this OutsideClient client, string address, int redirects = 5, int bytes = 64 * 1024, bool beginning = false, double seconds = 10) =>
        client.SendAsync(
            new(HttpMethod.Get, new(address)) { RedirectsMax = redirects, AnswerBytesMax = bytes, TakesBeginning = beginning, Within = TimeSpan.FromSeconds(seconds) },
            TestContext.Current.CancellationToken);

    public static async Task<OutsideFailure> FailAsync(Func<Task<OutsideAnswer>> ask) => (await Assert.ThrowsAsync<OutsideException>(ask)).Failure;
}
