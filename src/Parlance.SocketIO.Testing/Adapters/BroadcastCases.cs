using System.Globalization;

namespace Parlance.SocketIO.Testing;

/// <summary>Broadcasts: whom they reach.</summary>
internal static class BroadcastCases
{
    public static async Task A_broadcast_reaches_every_socket_of_the_namespace(ContractCluster cluster)
    {
        var peers = await FourAsync(cluster).ConfigureAwait(false);

        cluster.Io.Emit("hello", "world", 1);
        await cluster.FenceAsync("/", peers).ConfigureAwait(false);

        foreach (var peer in peers)
        {
            ContractCheck.Sequence(["hello(\"world\", 1)"], peer.Events, "what each socket got");
        }
    }

    public static async Task A_room_reaches_its_members_only(ContractCluster cluster)
    {
        var peers = await FourAsync(cluster).ConfigureAwait(false);
        await peers[0].Server.Join("room").ConfigureAwait(false);
        await peers[3].Server.Join("room").ConfigureAwait(false);

        cluster.Io.To("room").Emit("hello");

        await ReachedAsync(cluster, peers, 0, 3).ConfigureAwait(false);
    }

    public static async Task Several_rooms_reach_each_socket_once(ContractCluster cluster)
    {
        var peers = await FourAsync(cluster).ConfigureAwait(false);
        await peers[0].Server.Join("one").ConfigureAwait(false);
        await peers[1].Server.Join("two").ConfigureAwait(false);
        await peers[2].Server.Join("one", "two").ConfigureAwait(false);

        cluster.Io.To("one").To("two").To("nobody").Emit("hello");

        await ReachedAsync(cluster, peers, 0, 1, 2).ConfigureAwait(false);
    }

    public static async Task Except_leaves_members_out(ContractCluster cluster)
    {
        var peers = await FourAsync(cluster).ConfigureAwait(false);
        await peers[0].Server.Join("room").ConfigureAwait(false);
        await peers[1].Server.Join("room", "silent").ConfigureAwait(false);
        await peers[2].Server.Join("silent").ConfigureAwait(false);

        cluster.Io.To("room").Except("silent").Emit("hello");
        cluster.Io.Except("silent").Except(peers[3].Id).Emit("everybody else");

        await cluster.FenceAsync("/", peers).ConfigureAwait(false);
        ContractCheck.Sequence(["hello()", "everybody else()"], peers[0].Events, "what a member got");
        ContractCheck.Sequence([], peers[1].Events, "what a member got that is left out");
        ContractCheck.Sequence([], peers[2].Events, "what another got that is left out");
        ContractCheck.Sequence([], peers[3].Events, "what a socket got whose own room is left out");
    }

    public static async Task A_socket_is_left_out_of_its_own_broadcast(ContractCluster cluster)
    {
        var peers = await FourAsync(cluster).ConfigureAwait(false);
        foreach (var peer in peers)
        {
            await peer.Server.Join("room").ConfigureAwait(false);
        }

        peers[1].Server.To("room").Emit("hello");

        await ReachedAsync(cluster, peers, 0, 2, 3).ConfigureAwait(false);
    }

    public static async Task An_empty_room_reaches_nobody(ContractCluster cluster)
    {
        var peers = await FourAsync(cluster).ConfigureAwait(false);

        cluster.Io.To("nobody").Emit("hello");

        await ReachedAsync(cluster, peers).ConfigureAwait(false);
    }

    public static async Task A_socket_that_has_left_is_not_reached(ContractCluster cluster)
    {
        var peers = await FourAsync(cluster).ConfigureAwait(false);
        await peers[0].Server.Join("room").ConfigureAwait(false);
        await peers[1].Server.Join("room").ConfigureAwait(false);
        await peers[0].Server.Leave("room").ConfigureAwait(false);

        cluster.Io.To("room").Emit("hello");

        await ReachedAsync(cluster, peers, 1).ConfigureAwait(false);
    }

    public static async Task A_broadcast_after_a_join_reaches_the_socket(ContractCluster cluster)
    {
        const int Rounds = 100;
        var peer = await cluster.ConnectToAsync(0).ConfigureAwait(false);
        var expected = new List<string>();

        for (var round = 0; round < Rounds; round++)
        {
            await peer.Server.Join("room").ConfigureAwait(false);
            cluster.Io.To("room").Emit("in", round);
            expected.Add(string.Create(CultureInfo.InvariantCulture, $"in({round})"));
            await peer.Server.Leave("room").ConfigureAwait(false);
            cluster.Io.To("room").Emit("out", round);
        }

        await cluster.FenceAsync("/", peer).ConfigureAwait(false);
        ContractCheck.Sequence(expected, peer.Events, "what came while it was a member");
    }

    public static async Task Broadcasts_of_one_server_arrive_in_order(ContractCluster cluster)
    {
        const int Events = 200;
        var peers = await FourAsync(cluster).ConfigureAwait(false);

        for (var number = 0; number < Events; number++)
        {
            cluster.Io.Emit("event", number);
        }

        await cluster.FenceAsync("/", peers).ConfigureAwait(false);
        var expected = Enumerable.Range(0, Events).Select(static number => string.Create(CultureInfo.InvariantCulture, $"event({number})"));
        foreach (var peer in peers)
        {
            ContractCheck.Sequence(expected, peer.Events, "the order");
        }
    }

    public static async Task Binary_arguments_arrive(ContractCluster cluster)
    {
        var peers = await FourAsync(cluster).ConfigureAwait(false);

        cluster.Io.Emit("bytes", new { name = "picture", data = new byte[] { 1, 2, 3 } }, new byte[] { 4 });

        foreach (var peer in peers)
        {
            var received = await peer.Client.WaitForAsync("bytes").ConfigureAwait(false);
            ContractCheck.That(received.Get<Picture>(0)!.Data.AsSpan().SequenceEqual<byte>([1, 2, 3]), "bytes inside an argument arrive");
            ContractCheck.That(received.Get<byte[]>(1).AsSpan().SequenceEqual<byte>([4]), "bytes as an argument arrive");
        }
    }

    public static async Task Volatile_and_uncompressed_broadcasts_arrive(ContractCluster cluster)
    {
        var peer = await cluster.ConnectAsync().ConfigureAwait(false);

        // The connection may be busy with what came before, and a volatile packet is dropped then: so again until one comes.
        await cluster.EventuallyAsync("a volatile broadcast arrives", () =>
        {
            cluster.Io.Volatile.Emit("volatile");
            return Task.FromResult(peer.Client.Received.Any(static received => received.Name is "volatile"));
        }).ConfigureAwait(false);
        cluster.Io.Compress(false).Emit("plain");

        await peer.Client.WaitForAsync("plain").ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<ContractPeer>> FourAsync(ContractCluster cluster)
    {
        var peers = new ContractPeer[4];
        for (var index = 0; index < peers.Length; index++)
        {
            peers[index] = await cluster.ConnectAsync().ConfigureAwait(false);
        }

        return peers;
    }

    /// <summary>Demands that the event <c>hello</c> came once to these, and to nobody else.</summary>
    private static async Task ReachedAsync(ContractCluster cluster, IReadOnlyList<ContractPeer> peers, params int[] reached)
    {
        await cluster.FenceAsync("/", peers).ConfigureAwait(false);
        for (var index = 0; index < peers.Count; index++)
        {
            ContractCheck.Sequence(reached.Contains(index) ? ["hello()"] : [], peers[index].Events, $"what socket {index} of {peers.Count} got");
        }
    }

    private sealed record Picture(string Name, byte[] Data);
}
