using Parlance.SocketIO.Hostile.Tests.Cases;

namespace Parlance.SocketIO.Hostile.Tests;

/// <summary>
/// After each hostile case the server still serves a well-behaved client on both transports, has nothing to report in its log, has told
/// nothing of its insides, and has left no failed task behind.
/// </summary>
public abstract class CaseTests
{
    private protected static async Task RunAsync(Servers servers, IReadOnlyDictionary<string, HostileCase> cases, string name)
    {
        var hostile = cases[name];
        var server = await servers.GetAsync(hostile.Profile);
        await using (var attack = new Attack(server))
        {
            await hostile.RunAsync(attack).WaitAsync(TimeSpan.FromSeconds(60));
        }

        await HealthyClient.CheckAsync(server);
        server.Log.AssertQuiet();
        server.Leaks.AssertNone();
        Unobserved.AssertNone();
    }

    private protected static Dictionary<string, HostileCase> Table(params IEnumerable<HostileCase>[] topics) =>
        topics.SelectMany(static topic => topic).ToDictionary(static hostile => hostile.Name, StringComparer.Ordinal);

    private protected static TheoryData<string> Names(Dictionary<string, HostileCase> cases) => new(cases.Keys);
}

/// <summary>What comes in by HTTP: requests, handshakes, polling bodies.</summary>
public sealed class HttpCaseTests(Servers servers) : CaseTests, IClassFixture<Servers>
{
    private static readonly Dictionary<string, HostileCase> s_cases = Table(RequestCases.All(), HandshakeCases.All(), EngineCases.All());

    public static TheoryData<string> Cases => Names(s_cases);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_server_survives(string name) => RunAsync(servers, s_cases, name);
}

/// <summary>What comes in as packets, by polling and by WebSocket.</summary>
public sealed class PacketCaseTests(Servers servers) : CaseTests, IClassFixture<Servers>
{
    private static readonly Dictionary<string, HostileCase> s_cases = Table(PacketCases.All(), JsonCases.All(), AttachmentCases.All());

    public static TheoryData<string> Cases => Names(s_cases);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_server_survives(string name) => RunAsync(servers, s_cases, name);
}

/// <summary>What comes in as WebSocket frames, and what happens while a session changes its transport.</summary>
public sealed class TransportCaseTests(Servers servers) : CaseTests, IClassFixture<Servers>
{
    private static readonly Dictionary<string, HostileCase> s_cases = Table(FrameCases.All(), UpgradeCases.All(), OverlapCases.All(), BareCases.All());

    public static TheoryData<string> Cases => Names(s_cases);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_server_survives(string name) => RunAsync(servers, s_cases, name);
}

/// <summary>Too slow and too much, and the same over HTTP/2 and TLS.</summary>
public sealed class LoadCaseTests(Servers servers) : CaseTests, IClassFixture<Servers>
{
    private static readonly Dictionary<string, HostileCase> s_cases = Table(SilenceCases.All(), FloodCases.All(), Http2Cases.All(), TlsCases.All());

    public static TheoryData<string> Cases => Names(s_cases);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_server_survives(string name) => RunAsync(servers, s_cases, name);
}
