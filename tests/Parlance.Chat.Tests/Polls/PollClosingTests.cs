using System.Text.Json;
using Parlance.Chat.Due;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Due;
using Parlance.Chat.Tests.Presence;

namespace Parlance.Chat.Tests.Polls;

/// <summary>A poll closes once: at its time, whatever becomes of the node, or when its author or a moderator says so.</summary>
public sealed class PollClosingTests
{
    private readonly WallClock _clock = new();

    [Fact]
    public async Task It_closes_at_its_time_in_one_change_and_keeps_what_it_has_come_to()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (ann, ben, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch, closesAt = _clock.GetUtcNow().AddMinutes(1) });
        await ben.VoteAsync(group, seq, 1);
        var head = await HeadAsync(ben, group);
        Assert.Equal(1, await app.CountAsync("due_work"));

        _clock.Advance(TimeSpan.FromMinutes(1));

        await ClosedAsync(ben, group, seq);
        await Seeing.EventuallyAsync(async () => await app.CountAsync("due_work") is 0, "nothing is due");
        var poll = await ben.PollOfAsync(group, seq);
        Assert.Equal([0, 1, 0], poll.Votes());
        Assert.Equal(_clock.GetUtcNow(), poll.GetProperty("closedAt").GetDateTimeOffset());
        Assert.Equal(head + 1, await HeadAsync(ben, group));
        await ben.RefusedVoteAsync("conflict", group, seq, 2);
        await ben.RefusedVoteAsync("conflict", group, seq);
        // What was answered already is answered again.
        Assert.Equal([0, 1, 0], (await ben.VoteAsync(group, seq, 1)).Votes());
        Assert.Equal(head + 1, await HeadAsync(ben, group));
    }

    [Fact]
    public async Task Nobody_chooses_after_its_time_although_it_was_not_closed_yet()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (ann, ben, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch, closesAt = _clock.GetUtcNow().AddMinutes(1) });

        // Nothing wakes up by that.
        _clock.Set(TimeSpan.FromMinutes(1));

        await ben.RefusedVoteAsync("conflict", group, seq, 2);
        Assert.Equal(0, await app.CountAsync("poll_votes"));
    }

    [Fact]
    public async Task Another_node_closes_what_one_had_begun_to_close_that_died()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        await using var other = await app.AnotherNodeAsync();
        var (ann, ben, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch, closesAt = _clock.GetUtcNow().AddMinutes(1) });
        var head = await HeadAsync(ben, group);
        // A third node, whose clock is ahead so that none of these comes before it, has taken it, and is gone.
        var due = _clock.GetUtcNow().AddMinutes(1);
        Assert.Single(await app.Database().WriteAsync(db => DueQueue.LeaseAsync(db, "poll", due, take: 8), TestContext.Current.CancellationToken));

        await Seeing.EventuallyAsync(
            async () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(5));
                return (await ben.PollOfAsync(group, seq)).IsClosed();
            },
            "the poll is closed");
        await Seeing.EventuallyAsync(async () => await app.CountAsync("due_work") is 0, "nothing is due");
        Assert.Equal(head + 1, await HeadAsync(ben, group));
    }

    [Fact]
    public async Task Its_author_closes_it_and_a_moderator_and_the_log_says_who()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (ann, ben, group) = await app.PairAsync();
        var later = _clock.GetUtcNow().AddMinutes(1);
        var anns = await ann.QuestionAsync(group, new { options = Polling.Lunch, closesAt = later });
        var bens = await ben.QuestionAsync(group, new { options = Polling.Lunch, closesAt = later });
        await ben.RefusedAsync("forbidden", "poll:close", new { conversation = group, seq = anns });

        var closed = await ann.DoAsync("poll:close", new { conversation = group, seq = anns });
        Assert.True(closed.GetProperty("message").GetProperty("poll").IsClosed());
        Assert.Equal(closed.GetRawText(), (await ann.DoAsync("poll:close", new { conversation = group, seq = anns })).GetRawText());
        Assert.Equal(0, await app.CountAsync("audit"));
        (await ann.Account.PostAsync($"conversations/{group}/messages/{bens}/poll/close")).Ok();
        await ann.DoAsync("poll:close", new { conversation = group, seq = bens });
        var entry = Assert.Single((await ann.DoAsync("audit:list", new { conversation = group })).GetProperty("items").EnumerateArray());
        Assert.Equal(("poll.closed", ben.Id, bens), (entry.GetProperty("action").GetString(), entry.GetProperty("user").GetString(), entry.GetProperty("seq").GetInt64()));
        Assert.Equal(0, await app.CountAsync("due_work"));
    }

    [Fact]
    public async Task What_is_deleted_does_not_close_any_more()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (ann, _, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch, closesAt = _clock.GetUtcNow().AddMinutes(1) });

        await ann.DoAsync("message:delete", new { conversation = group, seq });

        Assert.Equal(0, await app.CountAsync("due_work"));
    }

    private static async Task<long> HeadAsync(Chatter who, string group) =>
        (await who.DoAsync("feed:heads", new { })).GetProperty("heads").GetProperty("conversation:" + group).GetInt64();

    private static Task ClosedAsync(Chatter who, string group, long seq) =>
        Seeing.EventuallyAsync(async () => (await who.PollOfAsync(group, seq)).GetProperty("closedAt").ValueKind is JsonValueKind.String, "the poll is closed");
}
