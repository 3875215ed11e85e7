namespace Parlance.SocketIO.Testing;

/// <summary>Finding sockets, and acting on them, wherever they are connected.</summary>
internal static class SocketCases
{
    public static async Task Fetched_sockets_carry_id_rooms_and_data(ContractCluster cluster)
    {
        var member = await cluster.ConnectAsync().ConfigureAwait(false);
        var other = await cluster.ConnectAsync().ConfigureAwait(false);
        await member.Server.Join("room").ConfigureAwait(false);
        member.Server.Data["name"] = "Ann";

        var all = await cluster.WithinAsync(cluster.Io.FetchSockets(), "fetching all sockets").ConfigureAwait(false);
        var members = await cluster.WithinAsync(cluster.Io.In("room").FetchSockets(), "fetching the sockets of a room").ConfigureAwait(false);

        ContractCheck.Set([member.Id, other.Id], all.Select(static socket => socket.Id), "all sockets");
        ContractCheck.Set([member.Id], members.Select(static socket => socket.Id), "the sockets of a room");
        ContractCheck.Set([member.Id, "room"], members[0].Rooms, "the rooms of a fetched socket");
        ContractCheck.Equal("Ann", members[0].Data["name"]?.ToString(), "the data of a fetched socket");
    }

    public static async Task Sockets_of_rooms_are_found(ContractCluster cluster)
    {
        var first = await cluster.ConnectAsync().ConfigureAwait(false);
        var second = await cluster.ConnectAsync().ConfigureAwait(false);
        await first.Server.Join("one").ConfigureAwait(false);
        await second.Server.Join("two").ConfigureAwait(false);
        var adapter = cluster.Io.Sockets.Adapter;

        ContractCheck.Set([first.Id, second.Id], await cluster.WithinAsync(adapter.Sockets([]), "all").ConfigureAwait(false), "the sockets without a room");
        ContractCheck.Set([second.Id], await cluster.WithinAsync(adapter.Sockets(["two"]), "one room").ConfigureAwait(false), "the sockets of a room");
        ContractCheck.Set([first.Id, second.Id], await cluster.WithinAsync(adapter.Sockets(["one", "two"]), "two rooms").ConfigureAwait(false), "the sockets of two rooms");
        ContractCheck.Set([], await cluster.WithinAsync(adapter.Sockets(["nobody"]), "an empty room").ConfigureAwait(false), "the sockets of an empty room");
    }

    public static async Task Sockets_join_and_leave_rooms(ContractCluster cluster)
    {
        var first = await cluster.ConnectAsync().ConfigureAwait(false);
        var second = await cluster.ConnectAsync().ConfigureAwait(false);
        var third = await cluster.ConnectAsync().ConfigureAwait(false);
        await first.Server.Join("room").ConfigureAwait(false);
        await second.Server.Join("room").ConfigureAwait(false);

        await cluster.Io.In("room").SocketsJoin("more", "most").ConfigureAwait(false);
        await cluster.EventuallyAsync("the members of a room have joined two others", () => Task.FromResult(InBoth(first) && InBoth(second))).ConfigureAwait(false);
        ContractCheck.Set([third.Id], third.Server.Rooms, "the rooms of a socket that was not meant");

        await cluster.Io.SocketsLeave("more").ConfigureAwait(false);
        await cluster.EventuallyAsync("all have left the room", () => Task.FromResult(!IsIn(first, "more") && !IsIn(second, "more"))).ConfigureAwait(false);
        ContractCheck.Set([first.Id, "room", "most"], first.Server.Rooms, "the rooms that are left");

        static bool InBoth(ContractPeer peer) => IsIn(peer, "more") && IsIn(peer, "most");

        static bool IsIn(ContractPeer peer, string room) => peer.Server.Rooms.Contains(room, StringComparer.Ordinal);
    }

    public static async Task Sockets_are_disconnected(ContractCluster cluster)
    {
        var first = await cluster.ConnectAsync().ConfigureAwait(false);
        var second = await cluster.ConnectAsync().ConfigureAwait(false);
        var third = await cluster.ConnectAsync().ConfigureAwait(false);
        await first.Server.Join("room").ConfigureAwait(false);
        await second.Server.Join("room").ConfigureAwait(false);

        await cluster.Io.In("room").DisconnectSockets().ConfigureAwait(false);

        ContractCheck.Equal("io server disconnect", await cluster.WithinAsync(first.Client.Disconnected, "the first is disconnected").ConfigureAwait(false), "the reason");
        ContractCheck.Equal("io server disconnect", await cluster.WithinAsync(second.Client.Disconnected, "the second is disconnected").ConfigureAwait(false), "the reason");
        await cluster.FenceAsync("/", third).ConfigureAwait(false);
        ContractCheck.That(third.Client.Connected, "a socket that was not meant stays connected");
        ContractCheck.That(!first.Client.Client.Closed.IsCompleted, "the connection below stays");

        await cluster.Io.DisconnectSockets(close: true).ConfigureAwait(false);
        await cluster.WithinAsync(third.Client.Client.Closed, "the connection below is closed").ConfigureAwait(false);
    }

    public static async Task A_remote_socket_acts_on_its_socket(ContractCluster cluster)
    {
        var bystander = await cluster.ConnectAsync().ConfigureAwait(false);
        var peer = await cluster.ConnectAsync().ConfigureAwait(false);
        peer.Client.Answer("ask", static received => received.Get<int>() + 1);
        var remote = (await cluster.WithinAsync(cluster.Io.In(peer.Id).FetchSockets(), "fetching it").ConfigureAwait(false)).Single();

        remote.Emit("hello");
        await peer.Client.WaitForAsync("hello").ConfigureAwait(false);
        ContractCheck.Equal(2, await cluster.WithinAsync(remote.EmitWithAck<int>("ask", 1, TimeSpan.FromMinutes(1)), "asking it").ConfigureAwait(false), "its answer");
        await remote.Join("room").ConfigureAwait(false);
        await cluster.EventuallyAsync("it has joined", () => Task.FromResult(peer.Server.Rooms.Contains("room", StringComparer.Ordinal))).ConfigureAwait(false);
        await remote.Leave("room").ConfigureAwait(false);
        await cluster.EventuallyAsync("it has left", () => Task.FromResult(!peer.Server.Rooms.Contains("room", StringComparer.Ordinal))).ConfigureAwait(false);
        await remote.Disconnect().ConfigureAwait(false);
        await cluster.WithinAsync(peer.Client.Disconnected, "it is disconnected").ConfigureAwait(false);

        await cluster.FenceAsync("/", bystander).ConfigureAwait(false);
        ContractCheck.Sequence([], bystander.Events, "what another socket got");
    }
}
