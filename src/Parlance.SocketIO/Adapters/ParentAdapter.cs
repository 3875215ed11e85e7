using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>Passes a broadcast on to every child of a parent namespace. What needs an answer must be asked of a child.</summary>
internal sealed class ParentAdapter(Namespace ns, ParentNamespace family) : Adapter(ns)
{
    public override IReadOnlyCollection<string> Rooms => [.. family.Children.SelectMany(static child => child.Adapter.Rooms).Distinct(StringComparer.Ordinal)];

    public override IReadOnlyCollection<string> MembersOf(string room) => [.. family.Children.SelectMany(child => child.Adapter.MembersOf(room))];

    public override IReadOnlyCollection<string> SocketRooms(Socket socket) => throw NotSupported();

    public override Task<int> ServerCount() => throw NotSupported();

    public override Task AddAll(Socket socket, IReadOnlyCollection<string> rooms) => throw NotSupported();

    public override Task Del(Socket socket, string room) => throw NotSupported();

    public override Task DelAll(Socket socket) => throw NotSupported();

    public override void Broadcast(BroadcastPacket packet, BroadcastOptions options)
    {
        foreach (var child in family.Children)
        {
            child.Adapter.Broadcast(packet.For(child.Name), options);
        }
    }

    public override void BroadcastWithAck(BroadcastPacket packet, BroadcastOptions options, BroadcastAck ack) => throw NotSupported();

    public override Task<IReadOnlySet<string>> Sockets(IReadOnlyCollection<string> rooms) => throw NotSupported();

    public override Task<IReadOnlyList<RemoteSocket>> FetchSockets(BroadcastOptions options) => throw NotSupported();

    public override Task AddSockets(BroadcastOptions options, IReadOnlyCollection<string> rooms) =>
        Task.WhenAll(family.Children.Select(child => child.Adapter.AddSockets(options, rooms)));

    public override Task DelSockets(BroadcastOptions options, IReadOnlyCollection<string> rooms) =>
        Task.WhenAll(family.Children.Select(child => child.Adapter.DelSockets(options, rooms)));

    public override Task DisconnectSockets(BroadcastOptions options, bool close) =>
        Task.WhenAll(family.Children.Select(child => child.Adapter.DisconnectSockets(options, close)));

    public override void ServerSideEmit(string eventName, IReadOnlyList<object?> arguments) => throw NotSupported();

    public override Task<IReadOnlyList<Argument>> ServerSideEmitWithAck(string eventName, IReadOnlyList<object?> arguments) => throw NotSupported();

    private static NotSupportedException NotSupported() => new("A parent namespace only sends. Ask one of its children.");
}
