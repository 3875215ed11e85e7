using System.Globalization;
using Parlance.SocketIO.Hostile.Tests.Mutations;

namespace Parlance.SocketIO.Hostile.Tests;

/// <summary>Valid sessions, spoilt at random: 2,000 of them, and 20,000 in a full run.</summary>
public sealed class MutationTests
{
    // So many are played at once, since each of them mostly waits; then the server is asked how it is.
    private const int Together = 40;

    private static readonly int s_plays = Environment.GetEnvironmentVariable("PARLANCE_FULL") is "1" ? 20_000 : 2_000;

    // Another first seed tries other mutations; the one that fails is printed.
    private static readonly int s_firstSeed = int.TryParse(Environment.GetEnvironmentVariable("PARLANCE_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    [Fact]
    public async Task The_server_survives_mutations_of_valid_sessions()
    {
        await using var server = await HostileServer.StartAsync(configure: static options =>
        {
            options.PingInterval = TimeSpan.FromSeconds(3);
            options.PingTimeout = TimeSpan.FromSeconds(2);
        });
        var recordings = await Recorder.AllAsync(server);
        await HealthyClient.CheckAsync(server);
        server.Log.AssertQuiet();
        for (var play = 0; play < s_plays; play += Together)
        {
            await PlayTogetherAsync(server, recordings, s_firstSeed + play);
        }

        await HealthyClient.CheckAsync(server);
        Unobserved.AssertNone();

        // Most plays get past the handshake, or they would show little.
        Assert.InRange(server.App.Disconnected, s_plays / 2, int.MaxValue);
        await Eventually.TrueAsync(() => server.IO.Namespaces.All(static nsp => nsp.Sockets.Count == 0 && nsp.Adapter.Rooms.Count == 0), "no sockets and rooms are left");
    }

    private static async Task PlayTogetherAsync(HostileServer server, IReadOnlyList<Recording> recordings, int seed)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(seed, Together).Select(each => Player.PlayAsync(server, new Mutator(recordings, each).Next())));
            await HealthyClient.CheckAsync(server);
            server.Log.AssertQuiet();
            server.Leaks.AssertNone();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"To see it again: PARLANCE_SEED={seed} (one of the first {Together} plays)"), error);
        }
    }
}
