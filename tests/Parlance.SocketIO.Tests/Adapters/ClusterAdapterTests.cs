using Parlance.SocketIO.Testing;

namespace Parlance.SocketIO.Tests.Adapters;

/// <summary>The contract holds for a cluster too, and its cases tell one from a single server.</summary>
public sealed class ClusterAdapterTests : AdapterContract
{
    private readonly LoopbackCluster _cluster = new();

    public static TheoryData<string> Cases { get; } = new(SingleServerCases.Concat(ClusterCases));

    protected override int Servers => 3;

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Keeps_the_contract(string name) => RunAsync(name);

    protected override void Configure(SocketIOOptions options, int server) => options.Adapter = _cluster.Join;
}
