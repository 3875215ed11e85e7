using Parlance.SocketIO.Testing;

namespace Parlance.SocketIO.Tests.Adapters;

public sealed class InMemoryAdapterTests : AdapterContract
{
    public static TheoryData<string> Cases { get; } = new(SingleServerCases);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Keeps_the_contract(string name) => RunAsync(name);

    [Fact]
    public async Task A_case_that_nobody_knows_or_that_needs_a_cluster_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync("nothing"));
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(ClusterCases[0]));
    }

    // The default: no adapter is set.
    protected override void Configure(SocketIOOptions options, int server)
    {
    }
}
