namespace Parlance.SocketIO.Testing;

/// <summary>Broadcasts that are acknowledged.</summary>
internal static class AckCases
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(1);

    public static async Task All_answers_are_collected(ContractCluster cluster)
    {
        for (var number = 0; number < 4; number++)
        {
            var answer = number;
            (await cluster.ConnectAsync().ConfigureAwait(false)).Client.Answer("ask", _ => answer);
        }

        var answers = await cluster.WithinAsync(cluster.Io.Timeout(s_long).EmitWithAck<int>("ask", "question"), "collecting the answers").ConfigureAwait(false);

        ContractCheck.Sequence(["0", "1", "2", "3"], answers.Order().Select(static answer => $"{answer}"), "the answers");
    }

    public static async Task Nobody_to_answer_is_an_empty_answer(ContractCluster cluster)
    {
        await cluster.ConnectAsync().ConfigureAwait(false);

        var answers = await cluster.WithinAsync(cluster.Io.To("nobody").Timeout(s_long).EmitWithAck<int>("ask"), "asking nobody").ConfigureAwait(false);

        ContractCheck.Equal(0, answers.Count, "the number of answers");
    }

    public static async Task Missing_answers_are_reported_with_those_that_came(ContractCluster cluster)
    {
        var willing = await cluster.ConnectAsync().ConfigureAwait(false);
        var silent = await cluster.ConnectAsync().ConfigureAwait(false);
        willing.Client.Answer("ask", static _ => "yes");

        var error = await ContractCheck.ThrowsAsync<BroadcastAckException>(
            () => cluster.WithinAsync(cluster.Io.Timeout(TimeSpan.FromMilliseconds(300)).EmitWithAck<string>("ask"), "the timeout"),
            "a timeout").ConfigureAwait(false);

        ContractCheck.Sequence(["\"yes\""], error.Responses.Select(static response => response.ToString()), "the answers that came");
        ContractCheck.Equal(1, error.Missing, "the number of missing answers");
        await silent.Client.WaitForAsync("ask").ConfigureAwait(false);
    }

    public static async Task A_client_that_goes_away_is_not_waited_for(ContractCluster cluster)
    {
        var willing = await cluster.ConnectAsync().ConfigureAwait(false);
        var leaving = await cluster.ConnectAsync().ConfigureAwait(false);
        willing.Client.Answer("ask", static _ => "yes");
        leaving.Client.On("ask", asked => _ = leaving.Client.DisconnectAsync());

        var error = await ContractCheck.ThrowsAsync<BroadcastAckException>(
            () => cluster.WithinAsync(cluster.Io.Timeout(s_long).EmitWithAck<string>("ask"), "collecting the answers"),
            "a client that goes away").ConfigureAwait(false);

        ContractCheck.Equal(1, error.Responses.Count, "the number of answers that came");
        ContractCheck.Equal(1, error.Missing, "the number of missing answers");
    }

    public static async Task Several_broadcasts_keep_their_answers_apart(ContractCluster cluster)
    {
        for (var number = 0; number < 2; number++)
        {
            (await cluster.ConnectAsync().ConfigureAwait(false)).Client.Answer("ask", static received => received.Get<int>());
        }

        var asked = Enumerable.Range(0, 20).Select(number => cluster.Servers[number % cluster.Servers.Count].Timeout(s_long).EmitWithAck<int>("ask", number)).ToArray();

        for (var number = 0; number < asked.Length; number++)
        {
            var answers = await cluster.WithinAsync(asked[number], "collecting the answers").ConfigureAwait(false);
            ContractCheck.Sequence([$"{number}", $"{number}"], answers.Select(static answer => $"{answer}"), "the answers to one question");
        }
    }
}
