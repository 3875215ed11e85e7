using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Feeds;
using Parlance.Chat.Tests.Presence;

namespace Parlance.Chat.Tests.Polls;

/// <summary>Whatever happens at the same time, the counts are what people have chosen.</summary>
public sealed class PollRaceTests
{
    [Fact]
    public async Task Votes_of_each_on_many_devices_at_once_are_one_vote()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch });
        var (held, shown) = (await UserReplica.OfAsync(ben), new Replica(ann, group));
        await shown.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).SelectMany(number => new[] { ann, ben }.Select(who => TryAsync(who, group, seq, number % 3))));

        var poll = await ann.PollOfAsync(group, seq);
        Assert.Equal((2, 2), (poll.Votes().Sum(), poll.Voters()));
        Assert.Equal(poll.Votes(), await app.KeptVotesAsync(3));
        await held.FollowAsync();
        Assert.Equal((await UserReplica.OfAsync(ben)).Shown, held.Shown);
        await shown.SyncAsync();
        var fresh = new Replica(ben, group);
        await fresh.OpenAsync();
        Assert.Equal(fresh.Shown(1), shown.Shown(1));
    }

    [Fact]
    public async Task What_is_chosen_while_it_closes_counts_or_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch, multiple = true });

        var answers = await Task.WhenAll(Enumerable.Range(0, 9).Select(number => number is 4
            ? ann.Account.PostAsync($"conversations/{group}/messages/{seq}/poll/close")
            : TryAsync(number % 2 is 0 ? ann : ben, group, seq, number % 3)));

        Assert.All(answers, answer => Assert.True((int)answer.Status is 200 or 409));
        var poll = await ann.PollOfAsync(group, seq);
        Assert.True(poll.IsClosed());
        Assert.Equal(poll.Votes(), await app.KeptVotesAsync(3));
        await ben.RefusedVoteAsync("conflict", group, seq, 0, 1, 2);
    }

    [Fact]
    public async Task Nobody_has_answered_a_question_that_is_changed_at_the_same_time()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        for (var round = 0; round < 5; round++)
        {
            var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch });
            var edit = ann.Account.PatchAsync($"conversations/{group}/messages/{seq}", new { text = "Who pays?" });
            var vote = TryAsync(ben, group, seq, 0);
            await Task.WhenAll(edit, vote);

            var answer = await edit;
            if ((int)answer.Status is 409)
            {
                continue;
            }

            Assert.Equal(0, answer.Ok().GetProperty("message").GetProperty("poll").Voters());
            Assert.Equal("Who pays?", (await vote).Ok().GetProperty("message").GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task What_is_chosen_while_the_message_goes_is_forgotten_with_it()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch });
        await ann.VoteAsync(group, seq, 0);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => number is 3
            ? ann.Account.DeleteAsync($"conversations/{group}/messages/{seq}")
            : TryAsync(ben, group, seq, number % 3)));

        await Seeing.EventuallyAsync(async () => await app.CountAsync("due_work") is 0, "what is left to do is done");
        Assert.Equal([0, 0, 0], await app.KeptVotesAsync(3));
    }

    private static Task<ApiAnswer> TryAsync(Chatter who, string group, long seq, int option) =>
        who.Account.PutAsync($"conversations/{group}/messages/{seq}/poll/vote", new { options = Enumerable.Repeat(option, 1) });
}
