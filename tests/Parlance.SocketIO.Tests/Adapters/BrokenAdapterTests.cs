using Parlance.SocketIO.Testing;

namespace Parlance.SocketIO.Tests.Adapters;

/// <summary>The contract finds adapters that do not keep it: a suite that nothing fails would hold nothing.</summary>
public sealed class BrokenAdapterTests
{
    private static readonly Dictionary<string, Func<Namespace, Adapter>> s_broken = new(StringComparer.Ordinal)
    {
        ["A room reaches its members only"] = static ns => new Everywhere(ns),
        ["Except leaves members out"] = static ns => new WithoutExcept(ns),
        ["Several rooms reach each socket once"] = static ns => new OncePerRoom(ns),
        ["A socket that has left is not reached"] = static ns => new NeverLeaving(ns),
        ["A broadcast reaches every socket of the namespace"] = static ns => new Silent(ns),
        ["Broadcasts of one server arrive in order"] = static ns => new Unordered(ns),
        ["Server side events do not come back"] = static ns => new Echoing(ns),
        ["A disconnected socket has left its rooms and joins none"] = static ns => new Clinging(ns),
    };

    public static TheoryData<string> Cases { get; } = new(s_broken.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_adapter_that_is_broken_is_found(string name) =>
        await Assert.ThrowsAnyAsync<Exception>(() => new Contract(s_broken[name]).RunAsync(name));

    private sealed class Contract(Func<Namespace, Adapter> adapter) : AdapterContract
    {
        protected override TimeSpan Timeout => TimeSpan.FromMilliseconds(500);

        protected override void Configure(SocketIOOptions options, int server) => options.Adapter = adapter;
    }

    private sealed class Everywhere(Namespace ns) : InMemoryAdapter(ns)
    {
        public override void Broadcast(BroadcastPacket packet, BroadcastOptions options) => base.Broadcast(packet, options with { Rooms = [] });
    }

    private sealed class WithoutExcept(Namespace ns) : InMemoryAdapter(ns)
    {
        public override void Broadcast(BroadcastPacket packet, BroadcastOptions options) => base.Broadcast(packet, options with { Except = [] });
    }

    private sealed class OncePerRoom(Namespace ns) : InMemoryAdapter(ns)
    {
        public override void Broadcast(BroadcastPacket packet, BroadcastOptions options)
        {
            if (options.Rooms.Count == 0)
            {
                base.Broadcast(packet, options);
            }

            foreach (var room in options.Rooms)
            {
                base.Broadcast(packet, options with { Rooms = [room] });
            }
        }
    }

    private sealed class NeverLeaving(Namespace ns) : InMemoryAdapter(ns)
    {
        public override Task Del(Socket socket, string room) => Task.CompletedTask;
    }

    private sealed class Silent(Namespace ns) : InMemoryAdapter(ns)
    {
        public override void Broadcast(BroadcastPacket packet, BroadcastOptions options)
        {
            // Nobody hears anything.
        }
    }

    private sealed class Unordered(Namespace ns) : InMemoryAdapter(ns)
    {
        private BroadcastPacket? _held;

        public override void Broadcast(BroadcastPacket packet, BroadcastOptions options)
        {
            // Each second one overtakes the one before.
            if (packet.EventName is "event" && _held is null)
            {
                _held = packet;
                return;
            }

            base.Broadcast(packet, options);
            if (_held is { } held)
            {
                _held = null;
                base.Broadcast(held, options);
            }
        }
    }

    private sealed class Echoing(Namespace ns) : InMemoryAdapter(ns)
    {
        public override void ServerSideEmit(string eventName, IReadOnlyList<object?> arguments) =>
            _ = Namespace.OnServerSideEvent(new ServerSideEvent(eventName, Protocol.ArgumentList.Empty, Answer: null));
    }

    private sealed class Clinging(Namespace ns) : InMemoryAdapter(ns)
    {
        public override Task DelAll(Socket socket) => Task.CompletedTask;
    }
}
