namespace Parlance.SocketIO.Testing;

/// <summary>Rooms: who is in which.</summary>
internal static class RoomCases
{
    public static async Task A_socket_is_in_the_room_of_its_own_id(ContractCluster cluster)
    {
        var peer = await cluster.ConnectAsync().ConfigureAwait(false);

        ContractCheck.Set([peer.Id], peer.Adapter.SocketRooms(peer.Server), "the rooms of a new socket");
        ContractCheck.Set([peer.Id], peer.Adapter.MembersOf(peer.Id), "the members of its own room");
    }

    public static async Task A_room_lives_from_its_first_member_to_its_last(ContractCluster cluster)
    {
        var first = await cluster.ConnectToAsync(0).ConfigureAwait(false);
        var second = await cluster.ConnectToAsync(0).ConfigureAwait(false);

        await first.Server.Join("room").ConfigureAwait(false);
        await second.Server.Join("room").ConfigureAwait(false);
        await first.Server.Leave("room").ConfigureAwait(false);
        ContractCheck.Set([second.Id], first.Adapter.MembersOf("room"), "the members");
        ContractCheck.That(first.Adapter.Rooms.Contains("room", StringComparer.Ordinal), "a room with a member is among the rooms");

        await second.Server.Leave("room").ConfigureAwait(false);
        ContractCheck.Set([], first.Adapter.MembersOf("room"), "the members of a room that all have left");
        ContractCheck.That(!first.Adapter.Rooms.Contains("room", StringComparer.Ordinal), "a room without members is not among the rooms");
    }

    public static async Task Room_events_come_in_order(ContractCluster cluster)
    {
        var first = await cluster.ConnectToAsync(0).ConfigureAwait(false);
        var second = await cluster.ConnectToAsync(0).ConfigureAwait(false);
        var events = new List<string>();
        first.Adapter.RoomCreated += room => events.Add($"create {room}");
        first.Adapter.RoomDeleted += room => events.Add($"delete {room}");
        first.Adapter.RoomJoined += (room, id) => events.Add($"join {room} {Name(id)}");
        first.Adapter.RoomLeft += (room, id) => events.Add($"leave {room} {Name(id)}");

        await first.Server.Join("room").ConfigureAwait(false);
        await second.Server.Join("room").ConfigureAwait(false);
        await first.Server.Leave("room").ConfigureAwait(false);
        await second.Server.Leave("room").ConfigureAwait(false);
        await second.Server.Leave("room").ConfigureAwait(false);

        ContractCheck.Sequence(
            ["create room", "join room first", "join room second", "leave room first", "leave room second", "delete room"], events, "the events");

        string Name(string id) => string.Equals(id, first.Id, StringComparison.Ordinal) ? "first" : "second";
    }

    public static async Task Joining_twice_is_joining_once(ContractCluster cluster)
    {
        var peer = await cluster.ConnectAsync().ConfigureAwait(false);

        await peer.Server.Join("room").ConfigureAwait(false);
        await peer.Server.Join("room", "other", "room").ConfigureAwait(false);
        ContractCheck.Set([peer.Id, "room", "other"], peer.Server.Rooms, "the rooms");

        await peer.Server.Leave("room").ConfigureAwait(false);
        ContractCheck.Set([peer.Id, "other"], peer.Server.Rooms, "the rooms after leaving once");
    }

    public static async Task A_disconnected_socket_has_left_its_rooms_and_joins_none(ContractCluster cluster)
    {
        var peer = await cluster.ConnectAsync().ConfigureAwait(false);
        await peer.Server.Join("room").ConfigureAwait(false);

        peer.Server.Disconnect();
        await peer.Server.Join("late").ConfigureAwait(false);

        ContractCheck.Set([], peer.Server.Rooms, "the rooms");
        ContractCheck.Set([], peer.Adapter.MembersOf("room"), "the members of its room");
        ContractCheck.Set([], peer.Adapter.MembersOf("late"), "the members of a room that it came to too late");
        ContractCheck.Set([], peer.Adapter.Rooms, "the rooms that there are");
    }

    public static async Task Namespaces_do_not_share_rooms(ContractCluster cluster)
    {
        foreach (var server in cluster.Servers)
        {
            server.Of("/other");
        }

        var here = await cluster.ConnectAsync().ConfigureAwait(false);
        var there = await cluster.ConnectAsync(here, "/other").ConfigureAwait(false);
        await here.Server.Join("room").ConfigureAwait(false);
        await there.Server.Join("room").ConfigureAwait(false);

        cluster.Io.Of("/other").To("room").Emit("hello");
        await cluster.FenceAsync("/other", there).ConfigureAwait(false);
        await cluster.FenceAsync("/", here).ConfigureAwait(false);

        ContractCheck.Sequence(["hello()"], there.Events, "what came in the namespace");
        ContractCheck.Sequence([], here.Events, "what came in the other one");
    }

    public static async Task Rooms_and_members_agree_after_many_changes_at_once(ContractCluster cluster)
    {
        const int Sockets = 8;
        const int Rounds = 200;
        var peers = new List<ContractPeer>();
        for (var count = 0; count < Sockets; count++)
        {
            peers.Add(await cluster.ConnectToAsync(0).ConfigureAwait(false));
        }

        // Everybody comes and goes all the time, so the room is made and deleted again and again.
        await Task.WhenAll(peers.Select(peer => Task.Run(async () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                await peer.Server.Join("room").ConfigureAwait(false);
                await peer.Server.Leave("room").ConfigureAwait(false);
            }

            await peer.Server.Join("end").ConfigureAwait(false);
        }))).ConfigureAwait(false);

        ContractCheck.Set([], peers[0].Adapter.MembersOf("room"), "the members of a room that all have left");
        ContractCheck.Set(peers.Select(static peer => peer.Id), peers[0].Adapter.MembersOf("end"), "the members of the room that all have joined");
        ContractCheck.Set([.. peers.Select(static peer => peer.Id), "end"], peers[0].Adapter.Rooms, "the rooms that there are");
    }
}
