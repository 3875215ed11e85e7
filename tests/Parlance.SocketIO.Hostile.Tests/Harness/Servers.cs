using System.Collections.Concurrent;

namespace Parlance.SocketIO.Hostile.Tests.Harness;

/// <summary>The servers that the cases of one class share, one for each profile, started when first asked for.</summary>
public sealed class Servers : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Profile, Lazy<Task<HostileServer>>> _servers = new();

    internal Task<HostileServer> GetAsync(Profile profile) =>
        _servers.GetOrAdd(profile, static profile => new Lazy<Task<HostileServer>>(() => HostileServer.StartAsync(profile))).Value;

    public ValueTask InitializeAsync() => default;

    /// <summary>When all clients have gone, so have all sessions, sockets and rooms.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (profile, started) in _servers)
        {
            await using var server = await started.Value;
            if (profile == Profile.Impatient)
            {
                await Leftovers.AssertNoneAsync(server);
            }
        }
    }
}
