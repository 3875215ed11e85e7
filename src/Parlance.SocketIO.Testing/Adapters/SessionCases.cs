namespace Parlance.SocketIO.Testing;

/// <summary>Clients that come back to the sessions of lost connections, in a cluster to another server than they had.</summary>
internal static class SessionCases
{
    public static async Task A_lost_socket_comes_back_with_its_rooms_its_data_and_what_it_missed(ContractCluster cluster)
    {
        var member = await ConnectedAsync(cluster).ConfigureAwait(false);
        var other = await cluster.ConnectAsync().ConfigureAwait(false);
        await member.Server.Join("room").ConfigureAwait(false);
        member.Server.Data["name"] = "Ann";
        await cluster.LoseAsync(member).ConfigureAwait(false);

        cluster.Io.To("room").Emit("missed", 1);
        cluster.Io.To("elsewhere").Emit("missed", "not for it");
        cluster.Io.Except("room").Emit("missed", "not for it either");
        cluster.Io.To(member.Id).Emit("missed", new byte[] { 2 });
        cluster.Io.Emit("missed", 3);
        await cluster.FenceAsync("/", other).ConfigureAwait(false);
        var back = await cluster.ComeBackAsync(member).ConfigureAwait(false);

        ContractCheck.That(back.Client.Recovered && back.Server.Recovered, "the session is recovered");
        ContractCheck.Equal(member.Id, back.Id, "the id");
        ContractCheck.Set([member.Id, "room"], back.Server.Rooms, "the rooms");
        ContractCheck.Equal("Ann", back.Server.Data["name"]?.ToString(), "the data");
        ContractCheck.Sequence(["missed(1)", "missed({\"_placeholder\":true,\"num\":0})", "missed(3)"], back.Events, "what was missed");

        cluster.Io.To("room").Emit("live");
        await back.Client.WaitForAsync("live").ConfigureAwait(false);
        ContractCheck.Equal("live()", back.Events[^1], "what comes afterwards");
    }

    public static async Task Again_and_again(ContractCluster cluster)
    {
        var peer = await ConnectedAsync(cluster).ConfigureAwait(false);
        for (var round = 0; round < 4; round++)
        {
            await cluster.LoseAsync(peer).ConfigureAwait(false);
            cluster.Servers[round % cluster.Servers.Count].Emit("round", round);
            peer = await cluster.ComeBackAsync(peer).ConfigureAwait(false);
            await peer.Client.WaitForAsync("round").ConfigureAwait(false);

            ContractCheck.That(peer.Client.Recovered, $"the session is recovered in round {round}");
            ContractCheck.Sequence([$"round({round})"], peer.Events, "what was missed");
        }
    }

    public static async Task A_session_is_taken_once(ContractCluster cluster)
    {
        var peer = await ConnectedAsync(cluster).ConfigureAwait(false);
        await cluster.LoseAsync(peer).ConfigureAwait(false);

        var attempts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cluster.ComeBackAsync(peer))).ConfigureAwait(false);
        var late = await cluster.ComeBackAsync(peer).ConfigureAwait(false);

        ContractCheck.Equal(1, attempts.Count(static attempt => attempt.Client.Recovered), "how many of four at once are recovered");
        ContractCheck.That(!late.Client.Recovered, "one that comes later is not");
        ContractCheck.Equal(5, attempts.Append(late).Select(static attempt => attempt.Id).Distinct(StringComparer.Ordinal).Count(), "ids");
    }

    public static async Task Who_is_disconnected_while_away_does_not_come_back(ContractCluster cluster)
    {
        var (one, two) = (await ConnectedAsync(cluster).ConfigureAwait(false), await ConnectedAsync(cluster).ConfigureAwait(false));
        await one.Server.Join("session").ConfigureAwait(false);
        await cluster.LoseAsync(one).ConfigureAwait(false);
        await cluster.LoseAsync(two).ConfigureAwait(false);

        await cluster.Servers[^1].In("session").DisconnectSockets().ConfigureAwait(false);

        ContractCheck.That(!(await cluster.ComeBackAsync(one).ConfigureAwait(false)).Client.Recovered, "who was disconnected is new");
        ContractCheck.That((await cluster.ComeBackAsync(two).ConfigureAwait(false)).Client.Recovered, "who was not is recovered");
    }

    public static async Task Rooms_that_are_changed_while_away_are_those_that_it_comes_back_to(ContractCluster cluster)
    {
        var peer = await ConnectedAsync(cluster).ConfigureAwait(false);
        await peer.Server.Join("kept", "left").ConfigureAwait(false);
        await cluster.LoseAsync(peer).ConfigureAwait(false);

        var io = cluster.Servers[^1];
        io.To("joined").Emit("early");
        await io.In("kept").SocketsLeave("left").ConfigureAwait(false);
        await io.In("kept").SocketsJoin("joined").ConfigureAwait(false);
        io.To("left").Emit("late");
        io.To("joined").Emit("wanted");
        var back = await cluster.ComeBackAsync(peer).ConfigureAwait(false);

        ContractCheck.That(back.Client.Recovered, "the session is recovered");
        ContractCheck.Set([peer.Id, "joined", "kept"], back.Server.Rooms, "the rooms");
        ContractCheck.Sequence(["wanted()"], back.Events, "what was missed");
    }

    public static async Task Volatile_events_and_those_to_be_acknowledged_are_not_sent_again(ContractCluster cluster)
    {
        var peer = await ConnectedAsync(cluster).ConfigureAwait(false);
        await cluster.LoseAsync(peer).ConfigureAwait(false);

        cluster.Io.Volatile.Emit("volatile");
        _ = await cluster.WithinAsync(cluster.Io.EmitWithAck<int>("asked"), "asking nobody").ConfigureAwait(false);
        cluster.Io.Emit("kept");
        var back = await cluster.ComeBackAsync(peer).ConfigureAwait(false);

        ContractCheck.Sequence(["kept()"], back.Events, "what was missed");
    }

    /// <summary>A client that has an offset.</summary>
    private static async Task<ContractPeer> ConnectedAsync(ContractCluster cluster)
    {
        var peer = await cluster.ConnectAsync().ConfigureAwait(false);
        cluster.Io.To(peer.Id).Emit("seen");
        await peer.Client.WaitForAsync("seen").ConfigureAwait(false);
        return peer;
    }
}
