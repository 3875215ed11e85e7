using Parlance.SocketIO.Hostile.Tests.Cases;

namespace Parlance.SocketIO.Hostile.Tests;

/// <summary>
/// After each hostile case the server still serves a well-behaved client on both transports, has nothing to report in its log, has told
/// nothing of its insides, and has left no failed task behind.
/// </summary>
public abstract class CaseTests
{
    private protected static async Task RunAsync(Servers servers, HostileCase hostile)
    {
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
}

/// <summary>What comes in by HTTP: requests, handshakes, polling bodies.</summary>
public sealed class HttpCaseTests(Servers servers) : CaseTests, IClassFixture<Servers>
{
    public static TheoryData<string> Cases => new(CaseTables.Http.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_server_survives(string name) => RunAsync(servers, CaseTables.Http[name]);

    [Fact]
    public void There_are_hundreds_of_cases() =>
        Assert.InRange(CaseTables.Http.Count + CaseTables.Packets.Count + CaseTables.Transports.Count + CaseTables.Load.Count, 200, int.MaxValue);
}

/// <summary>What comes in as packets, by polling and by WebSocket.</summary>
public sealed class PacketCaseTests(Servers servers) : CaseTests, IClassFixture<Servers>
{
    public static TheoryData<string> Cases => new(CaseTables.Packets.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_server_survives(string name) => RunAsync(servers, CaseTables.Packets[name]);
}

/// <summary>What comes in as WebSocket frames, and what happens while a session changes its transport.</summary>
public sealed class TransportCaseTests(Servers servers) : CaseTests, IClassFixture<Servers>
{
    public static TheoryData<string> Cases => new(CaseTables.Transports.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_server_survives(string name) => RunAsync(servers, CaseTables.Transports[name]);
}

/// <summary>Too slow and too much, and the same over HTTP/2 and TLS.</summary>
public sealed class LoadCaseTests(Servers servers) : CaseTests, IClassFixture<Servers>
{
    public static TheoryData<string> Cases => new(CaseTables.Load.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_server_survives(string name) => RunAsync(servers, CaseTables.Load[name]);
}
