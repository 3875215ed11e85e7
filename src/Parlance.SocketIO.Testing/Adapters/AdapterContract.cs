namespace Parlance.SocketIO.Testing;

/// <summary>
/// What every <see cref="Adapter"/> must do, as named cases that any test framework can run. Inherit, tell how servers get the adapter, and
/// turn <see cref="SingleServerCases"/>, and <see cref="ClusterCases"/> when there are several servers, into test cases:
/// <code>
/// public sealed class MyAdapterTests : AdapterContract
/// {
///     public static TheoryData&lt;string&gt; Cases => new(SingleServerCases);
///
///     protected override void Configure(SocketIOOptions options, int server) => options.Adapter = nsp => new MyAdapter(nsp);
///
///     [Theory]
///     [MemberData(nameof(Cases))]
///     public Task Keeps_the_contract(string name) => RunAsync(name);
/// }
/// </code>
/// Each case starts its own servers on loopback ports and talks to them with real clients.
/// </summary>
public abstract class AdapterContract
{
    /// <summary>The names of the cases that hold for one server and, with clients spread over all servers, for a cluster.</summary>
    public static IReadOnlyList<string> SingleServerCases { get; } = [.. AdapterCases.Single.Keys];

    /// <summary>The names of the cases that need two servers.</summary>
    public static IReadOnlyList<string> ClusterCases { get; } = [.. AdapterCases.Cluster.Keys];

    /// <summary>
    /// The names of the cases for an adapter that keeps sessions, with clients that come back to another server when there are several.
    /// <see cref="Configure"/> must set <see cref="SocketIOOptions.ConnectionStateRecovery"/>.
    /// </summary>
    public static IReadOnlyList<string> SessionCases { get; } = [.. AdapterCases.Sessions.Keys];

    /// <summary>How many servers share the adapter. Default 1; the cases for a cluster need at least 2.</summary>
    protected virtual int Servers => 1;

    /// <summary>How long anything may take before a case fails. Default 10 seconds of the real clock.</summary>
    protected virtual TimeSpan Timeout => TimeSpan.FromSeconds(10);

    /// <summary>Gives one server of a case its adapter.</summary>
    /// <param name="options">The server's settings: set <see cref="SocketIOOptions.Adapter"/>.</param>
    /// <param name="server">Which server, from zero. All servers of a case belong to one cluster, and cases must not disturb each other.</param>
    protected abstract void Configure(SocketIOOptions options, int server);

    /// <summary>Runs one case.</summary>
    /// <param name="name">One of <see cref="SingleServerCases"/>, <see cref="ClusterCases"/> or <see cref="SessionCases"/>.</param>
    /// <exception cref="AdapterContractException">The adapter does not keep the contract.</exception>
    /// <exception cref="ArgumentException">There is no such case, or it needs more servers than there are.</exception>
    public async Task RunAsync(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!AdapterCases.Single.TryGetValue(name, out var run) && !AdapterCases.Cluster.TryGetValue(name, out run) && !AdapterCases.Sessions.TryGetValue(name, out run))
        {
            throw new ArgumentException($"There is no case \"{name}\".", nameof(name));
        }

        if (AdapterCases.Cluster.ContainsKey(name) && Servers < 2)
        {
            throw new ArgumentException($"The case \"{name}\" needs two servers.", nameof(name));
        }

        var cluster = await ContractCluster.StartAsync(Servers, Configure, Timeout).ConfigureAwait(false);
        await using (cluster.ConfigureAwait(false))
        {
            await run(cluster).ConfigureAwait(false);
        }
    }
}

/// <summary>An adapter did not do what <see cref="AdapterContract"/> demands.</summary>
public sealed class AdapterContractException(string message) : Exception(message);
