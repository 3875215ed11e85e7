using System.Collections.Concurrent;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Tests.Adapters;

/// <summary>
/// Servers of one process as a cluster: what an adapter between servers has to do, without a network between them. Shows that the seam is
/// enough for one, and runs the contract's cases for clusters.
/// </summary>
internal sealed class LoopbackCluster
{
    private readonly ConcurrentDictionary<string, LoopbackAdapter[]> _adapters = new(StringComparer.Ordinal);

    public Adapter Join(Namespace ns)
    {
        var adapter = new LoopbackAdapter(ns, this);
        _adapters.AddOrUpdate(ns.Name, [adapter], (_, others) => [.. others, adapter]);
        return adapter;
    }

    private LoopbackAdapter[] All(Namespace ns) => _adapters[ns.Name];

    private sealed class LoopbackAdapter(Namespace ns, LoopbackCluster cluster) : InMemoryAdapter(ns)
    {
        private IEnumerable<LoopbackAdapter> Others => cluster.All(Namespace).Where(other => other != this);

        public override Task<int> ServerCount() => Task.FromResult(cluster.All(Namespace).Length);

        public override void Broadcast(BroadcastPacket packet, BroadcastOptions options)
        {
            foreach (var other in Reached(options))
            {
                other.BroadcastHere(other.Own(packet), options);
            }

            BroadcastHere(packet, options);
        }

        public override void BroadcastWithAck(BroadcastPacket packet, BroadcastOptions options, BroadcastAck ack)
        {
            foreach (var other in Reached(options))
            {
                other.AskHere(other.Own(packet), options, ack);
            }

            AskHere(packet, options, ack);
        }

        public override async Task<IReadOnlySet<string>> Sockets(IReadOnlyCollection<string> rooms)
        {
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var server in cluster.All(Namespace))
            {
                ids.UnionWith(await server.SocketsHere(rooms));
            }

            return ids;
        }

        public override async Task<IReadOnlyList<RemoteSocket>> FetchSockets(BroadcastOptions options)
        {
            var found = (await base.FetchSockets(options)).ToList();
            foreach (var other in Reached(options))
            {
                // Its sockets as this server sees them: asked through this server's adapter.
                found.AddRange((await other.FetchHere(options)).Select(remote => new RemoteSocket(this, remote.Id, handshake: null, remote.Rooms, remote.Data)));
            }

            return found;
        }

        public override Task AddSockets(BroadcastOptions options, IReadOnlyCollection<string> rooms) =>
            EverywhereAsync(options, server => server.AddHere(options, rooms));

        public override Task DelSockets(BroadcastOptions options, IReadOnlyCollection<string> rooms) =>
            EverywhereAsync(options, server => server.DelHere(options, rooms));

        public override Task DisconnectSockets(BroadcastOptions options, bool close) =>
            EverywhereAsync(options, server => server.DisconnectHere(options, close));

        public override void ServerSideEmit(string eventName, IReadOnlyList<object?> arguments)
        {
            foreach (var other in Others)
            {
                _ = other.Namespace.OnServerSideEvent(new ServerSideEvent(eventName, other.Read(arguments), Answer: null));
            }
        }

        public override async Task<IReadOnlyList<Argument>> ServerSideEmitWithAck(string eventName, IReadOnlyList<object?> arguments)
        {
            var answers = Others.Select(other =>
            {
                var answer = new TaskCompletionSource<Argument>(TaskCreationOptions.RunContinuationsAsynchronously);
                _ = other.Namespace.OnServerSideEvent(new ServerSideEvent(eventName, other.Read(arguments), value => answer.TrySetResult(Read([value])[0])));
                return answer.Task;
            });
            return await Task.WhenAll(answers);
        }

        private IEnumerable<LoopbackAdapter> Reached(BroadcastOptions options) => options.Local ? [] : Others;

        private Task EverywhereAsync(BroadcastOptions options, Func<LoopbackAdapter, Task> action) =>
            Task.WhenAll(Reached(options).Append(this).Select(action));

        private BroadcastPacket Own(BroadcastPacket packet) => new(Namespace, packet.EventName, packet.Arguments, packet.Compress);

        private ArgumentList Read(IReadOnlyList<object?> values) => ArgumentList.Create(new PacketSerializer(Namespace.Server.JsonOptions), [.. values]);

        private void BroadcastHere(BroadcastPacket packet, BroadcastOptions options) => base.Broadcast(packet, options);

        private void AskHere(BroadcastPacket packet, BroadcastOptions options, BroadcastAck ack) => base.BroadcastWithAck(packet, options, ack);

        private Task<IReadOnlySet<string>> SocketsHere(IReadOnlyCollection<string> rooms) => base.Sockets(rooms);

        private Task<IReadOnlyList<RemoteSocket>> FetchHere(BroadcastOptions options) => base.FetchSockets(options);

        private Task AddHere(BroadcastOptions options, IReadOnlyCollection<string> rooms) => base.AddSockets(options, rooms);

        private Task DelHere(BroadcastOptions options, IReadOnlyCollection<string> rooms) => base.DelSockets(options, rooms);

        private Task DisconnectHere(BroadcastOptions options, bool close) => base.DisconnectSockets(options, close);
    }
}
