using System.Text.Json;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Polls;

/// <summary>What people do with polls.</summary>
internal static class Polling
{
    public static readonly string[] Lunch = ["phở", "pizza", "nothing"];

    /// <summary>Ann has made a group with Ben.</summary>
    public static async Task<(Chatter Ann, Chatter Ben, string Group)> PairAsync(this ChatApp app)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        return (ann, ben, await ann.CreateAsync("group", "asked", ben));
    }

    /// <summary>Asks what to eat, and returns the seq.</summary>
    public static async Task<long> QuestionAsync(this Chatter who, string conversation, object poll, string text = "What do we eat?") =>
        (await who.DoAsync("message:send", new { conversation, clientId = Guid.CreateVersion7(), text, poll })).GetProperty("message").GetProperty("seq").GetInt64();

    /// <summary>Chooses, and returns the poll.</summary>
    public static async Task<JsonElement> VoteAsync(this Chatter who, string conversation, long seq, params int[] options) =>
        (await who.DoAsync("poll:vote", new { conversation, seq, options })).GetProperty("message").GetProperty("poll");

    /// <summary>Chooses, and may not.</summary>
    public static Task RefusedVoteAsync(this Chatter who, string code, string conversation, long seq, params int[] options) =>
        who.RefusedAsync(code, "poll:vote", new { conversation, seq, options });

    /// <summary>The poll as it is now.</summary>
    public static async Task<JsonElement> PollOfAsync(this Chatter who, string conversation, long seq) =>
        (await who.DoAsync("message:get", new { conversation, seqs = new[] { seq } })).GetProperty("rows").EnumerateArray()
            .Single(row => row.GetProperty("type").ValueEquals("message") && row.GetProperty("seq").GetInt64() == seq).GetProperty("poll");

    public static IReadOnlyList<long> Votes(this JsonElement poll) => [.. poll.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("votes").GetInt64())];

    public static long Voters(this JsonElement poll) => poll.GetProperty("voters").GetInt64();

    public static bool IsClosed(this JsonElement poll) => poll.GetProperty("closedAt").ValueKind is JsonValueKind.String;

    /// <summary>What is kept of people's choices: how many there are of each option.</summary>
    public static async Task<IReadOnlyList<long>> KeptVotesAsync(this ChatApp app, int options) =>
        [.. await Task.WhenAll(Enumerable.Range(0, options).Select(option => app.CountAsync("poll_votes", $"(choices & {1 << option}) <> 0")))];
}
