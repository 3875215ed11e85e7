namespace Parlance.SocketIO.Testing;

/// <summary>Servers among themselves.</summary>
internal static class ServerCases
{
    public static async Task Server_side_events_do_not_come_back(ContractCluster cluster)
    {
        var came = 0;
        using var registration = cluster.Io.OnServerSideEmit("hello", _ =>
        {
            Interlocked.Increment(ref came);
            return Task.CompletedTask;
        });
        var peer = await cluster.ConnectAsync().ConfigureAwait(false);

        cluster.Io.ServerSideEmit("hello", 1);
        await cluster.FenceAsync("/", peer).ConfigureAwait(false);

        ContractCheck.Equal(0, came, "how often a server's own event came back to it");
        ContractCheck.Sequence([], peer.Events, "what a client got of it");
    }

    public static async Task Every_server_is_counted(ContractCluster cluster)
    {
        foreach (var server in cluster.Servers)
        {
            await cluster.EventuallyAsync(
                "every server counts all",
                async () => await server.Sockets.Adapter.ServerCount().ConfigureAwait(false) == cluster.Servers.Count).ConfigureAwait(false);
        }
    }

    public static async Task Server_side_events_reach_the_other_servers(ContractCluster cluster)
    {
        var others = new List<Task<ServerSideEvent>>();
        foreach (var server in cluster.Servers.Skip(1))
        {
            var came = new TaskCompletionSource<ServerSideEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
            server.OnServerSideEmit("hello", received =>
            {
                came.TrySetResult(received);
                return Task.CompletedTask;
            });
            others.Add(came.Task);
        }

        cluster.Io.ServerSideEmit("hello", "world", 1);

        foreach (var other in others)
        {
            var received = await cluster.WithinAsync(other, "the event reaches another server").ConfigureAwait(false);
            ContractCheck.Sequence(["\"world\"", "1"], received.Arguments.Select(static argument => argument.ToString()), "its arguments");
            ContractCheck.That(received.Answer is null, "no answer is asked for");
        }
    }

    public static async Task Server_side_answers_are_collected(ContractCluster cluster)
    {
        foreach (var server in cluster.Servers.Skip(1))
        {
            server.OnServerSideEmit("ask", static received =>
            {
                received.Answer!("yes");
                return Task.CompletedTask;
            });
        }

        var answers = await cluster.WithinAsync(cluster.Io.ServerSideEmitWithAck("ask"), "collecting the answers").ConfigureAwait(false);

        ContractCheck.Sequence(cluster.Servers.Skip(1).Select(static _ => "\"yes\""), answers.Select(static answer => answer.ToString()), "the answers");
    }

    public static async Task Local_reaches_sockets_of_one_server(ContractCluster cluster)
    {
        var here = await cluster.ConnectToAsync(0).ConfigureAwait(false);
        var there = await cluster.ConnectToAsync(1).ConfigureAwait(false);

        cluster.Io.Local.Emit("hello");
        await cluster.FenceAsync("/", here, there).ConfigureAwait(false);
        var fetched = await cluster.WithinAsync(cluster.Io.Local.FetchSockets(), "fetching local sockets").ConfigureAwait(false);

        ContractCheck.Sequence(["hello()"], here.Events, "what a socket of this server got");
        ContractCheck.Sequence([], there.Events, "what a socket of another server got");
        ContractCheck.Set([here.Id], fetched.Select(static socket => socket.Id), "the local sockets");
    }

    public static async Task Rooms_and_members_are_those_of_one_server(ContractCluster cluster)
    {
        var here = await cluster.ConnectToAsync(0).ConfigureAwait(false);
        var there = await cluster.ConnectToAsync(1).ConfigureAwait(false);
        await here.Server.Join("room").ConfigureAwait(false);
        await there.Server.Join("room", "there").ConfigureAwait(false);

        ContractCheck.Set([here.Id], here.Adapter.MembersOf("room"), "the members on one server");
        ContractCheck.Set([here.Id, "room"], here.Adapter.Rooms, "the rooms on one server");
    }
}
