using Parlance.SocketIO.Testing;

namespace Parlance.SocketIO.Tests.Adapters;

public sealed class SessionAwareAdapterTests : AdapterContract
{
    public static TheoryData<string> Cases { get; } = new(SingleServerCases.Concat(SessionCases));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Keeps_the_contract(string name) => RunAsync(name);

    protected override void Configure(SocketIOOptions options, int server) => options.ConnectionStateRecovery = new ConnectionStateRecoveryOptions();
}
