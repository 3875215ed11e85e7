using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO.Testing;

/// <summary>The servers of one contract case, and their clients.</summary>
internal sealed class ContractCluster : IAsyncDisposable
{
    private readonly List<WebApplication> _apps = [];
    private readonly List<SocketIOTestClient> _clients = [];
    private readonly TimeSpan _timeout;
    private int _nextClient;

    private ContractCluster(TimeSpan timeout) => _timeout = timeout;

    /// <summary>The servers.</summary>
    public IReadOnlyList<SocketIOServer> Servers => [.. _apps.Select(static app => app.Services.GetRequiredService<SocketIOServer>())];

    /// <summary>The first server.</summary>
    public SocketIOServer Io => Servers[0];

    public static async Task<ContractCluster> StartAsync(int servers, Action<SocketIOOptions, int> configure, TimeSpan timeout)
    {
        var cluster = new ContractCluster(timeout);
        for (var index = 0; index < servers; index++)
        {
            var server = index;
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
            builder.Services.AddSocketIO(options => configure(options, server));
            var app = builder.Build();
            app.MapSocketIO();
            cluster._apps.Add(app);
            await app.StartAsync().ConfigureAwait(false);
        }

        return cluster;
    }

    /// <summary>Connects a client; clients go round all servers.</summary>
    /// <returns>The client's side and the server's.</returns>
    public Task<ContractPeer> ConnectAsync(string nsp = "/") => ConnectToAsync(_nextClient++ % _apps.Count, nsp);

    public Task<ContractPeer> ConnectToAsync(int server, string nsp = "/") => ConnectAsync(NewClient(server), server, nsp);

    /// <summary>Connects a client to one more namespace.</summary>
    public Task<ContractPeer> ConnectAsync(ContractPeer peer, string nsp) => ConnectAsync(peer.Client.Client, peer.ServerIndex, nsp);

    /// <summary>Cuts a client's connection, and waits until its server has noticed.</summary>
    public async Task LoseAsync(ContractPeer peer)
    {
        var gone = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (peer.Server.OnDisconnect(_ => gone.TrySetResult(result: true)))
        {
            await peer.Client.Client.AbortAsync().ConfigureAwait(false);
            await WithinAsync(gone.Task, "the server notices that a connection is lost").ConfigureAwait(false);
        }
    }

    /// <summary>Comes back to the session of a lost connection, to the server behind its own.</summary>
    public async Task<ContractPeer> ComeBackAsync(ContractPeer peer)
    {
        var server = (peer.ServerIndex + 1) % _apps.Count;
        var client = NewClient(server);
        return await PeerAsync(await client.ComeBackAsync(peer.Client).ConfigureAwait(false), server).ConfigureAwait(false);
    }

    /// <summary>Waits for something that other servers must hear of first.</summary>
    public async Task EventuallyAsync(string what, Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(_timeout);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await condition().ConfigureAwait(false))
        {
            try
            {
                await timer.WaitForNextTickAsync(deadline.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                throw new AdapterContractException($"In {_timeout} this did not come true: {what}");
            }
        }
    }

    /// <summary>Bounds a wait.</summary>
    public async Task<T> WithinAsync<T>(Task<T> task, string what)
    {
        try
        {
            return await task.WaitAsync(_timeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new AdapterContractException($"In {_timeout} this did not end: {what}");
        }
    }

    /// <summary>
    /// Sends an event to everybody after what is being tested, so that whoever has it has also got what came before, or never will.
    /// </summary>
    public async Task FenceAsync(string nsp = "/", params IEnumerable<ContractPeer> peers)
    {
        // One fence from every server: each server's broadcasts keep their own order.
        for (var index = 0; index < Servers.Count; index++)
        {
            Servers[index].Of(nsp).Emit($"fence {index}");
        }

        foreach (var peer in peers)
        {
            for (var index = 0; index < Servers.Count; index++)
            {
                await peer.Client.WaitForAsync($"fence {index}").ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }

        foreach (var app in _apps)
        {
            await app.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<ContractPeer> ConnectAsync(SocketIOTestClient client, int server, string nsp)
    {
        return await PeerAsync(await client.ConnectAsync(nsp).ConfigureAwait(false), server).ConfigureAwait(false);
    }

    private SocketIOTestClient NewClient(int server)
    {
        var client = new SocketIOTestClient(new SocketIOTestClientOptions { Address = new Uri(_apps[server].Urls.First()), Timeout = _timeout });
        _clients.Add(client);
        return client;
    }

    private async Task<ContractPeer> PeerAsync(SocketIOTestSocket socket, int server)
    {
        var io = Servers[server].Of(socket.Namespace);

        // The server's own book-keeping follows the answer that the client has read.
        await EventuallyAsync("the socket is among the server's sockets", () => Task.FromResult(io.Sockets.ContainsKey(socket.Id))).ConfigureAwait(false);
        return new ContractPeer(socket, io.Sockets[socket.Id], server);
    }
}

/// <summary>Both ends of one connection.</summary>
internal sealed record ContractPeer(SocketIOTestSocket Client, Socket Server, int ServerIndex)
{
    public string Id => Server.Id;

    public Adapter Adapter => Server.Namespace.Adapter;

    /// <summary>The events that came, without their offsets; fences left out.</summary>
    public IReadOnlyList<string> Events => [.. Client.Received.Where(static received => !received.Name.StartsWith("fence ", StringComparison.Ordinal)).Select(TextOf)];

    private string TextOf(SocketIOTestEvent received) =>
        Client.Pid is null || received.Offset is null ? received.ToString() : $"{received.Name}({string.Join(", ", received.Arguments.SkipLast(1))})";
}
