namespace Parlance.SocketIO.Testing;

/// <summary>The cases of the contract by name.</summary>
internal static class AdapterCases
{
    public static IReadOnlyDictionary<string, Func<ContractCluster, Task>> Single { get; } = Named(
        RoomCases.A_socket_is_in_the_room_of_its_own_id,
        RoomCases.A_room_lives_from_its_first_member_to_its_last,
        RoomCases.Room_events_come_in_order,
        RoomCases.Joining_twice_is_joining_once,
        RoomCases.A_disconnected_socket_has_left_its_rooms_and_joins_none,
        RoomCases.Namespaces_do_not_share_rooms,
        RoomCases.Rooms_and_members_agree_after_many_changes_at_once,
        BroadcastCases.A_broadcast_reaches_every_socket_of_the_namespace,
        BroadcastCases.A_room_reaches_its_members_only,
        BroadcastCases.Several_rooms_reach_each_socket_once,
        BroadcastCases.Except_leaves_members_out,
        BroadcastCases.A_socket_is_left_out_of_its_own_broadcast,
        BroadcastCases.An_empty_room_reaches_nobody,
        BroadcastCases.A_socket_that_has_left_is_not_reached,
        BroadcastCases.A_broadcast_after_a_join_reaches_the_socket,
        BroadcastCases.Broadcasts_of_one_server_arrive_in_order,
        BroadcastCases.Binary_arguments_arrive,
        BroadcastCases.Volatile_and_uncompressed_broadcasts_arrive,
        AckCases.All_answers_are_collected,
        AckCases.Nobody_to_answer_is_an_empty_answer,
        AckCases.Missing_answers_are_reported_with_those_that_came,
        AckCases.A_client_that_goes_away_is_not_waited_for,
        AckCases.Several_broadcasts_keep_their_answers_apart,
        SocketCases.Fetched_sockets_carry_id_rooms_and_data,
        SocketCases.Sockets_of_rooms_are_found,
        SocketCases.Sockets_join_and_leave_rooms,
        SocketCases.Sockets_are_disconnected,
        SocketCases.A_remote_socket_acts_on_its_socket,
        ServerCases.Server_side_events_do_not_come_back);

    public static IReadOnlyDictionary<string, Func<ContractCluster, Task>> Cluster { get; } = Named(
        ServerCases.Every_server_is_counted,
        ServerCases.Server_side_events_reach_the_other_servers,
        ServerCases.Server_side_answers_are_collected,
        ServerCases.Local_reaches_sockets_of_one_server,
        ServerCases.Rooms_and_members_are_those_of_one_server);

    public static IReadOnlyDictionary<string, Func<ContractCluster, Task>> Sessions { get; } = Named(
        SessionCases.A_lost_socket_comes_back_with_its_rooms_its_data_and_what_it_missed,
        SessionCases.Again_and_again,
        SessionCases.A_session_is_taken_once,
        SessionCases.Who_is_disconnected_while_away_does_not_come_back,
        SessionCases.Rooms_that_are_changed_while_away_are_those_that_it_comes_back_to,
        SessionCases.Volatile_events_and_those_to_be_acknowledged_are_not_sent_again);

    private static Dictionary<string, Func<ContractCluster, Task>> Named(params Func<ContractCluster, Task>[] cases) =>
        cases.ToDictionary(static run => run.Method.Name.Replace('_', ' '), StringComparer.Ordinal);
}
