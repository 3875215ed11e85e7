using System.Net;
using System.Text.Json;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Feeds;
using Parlance.Chat.Tests.Presence;
using Parlance.Chat.Tests.Search;

namespace Parlance.Chat.Tests.Polls;

/// <summary>Each person counts once in a poll, sees it live, and finds their own choice on all devices.</summary>
[Trait("pace", "slow")]
public sealed class PollTests
{
    private static readonly string[] Marked = ["phở", "*pizza* [x](y)", "- 1 < 2"];
    private static readonly string[] Rude = ["xấu"];

    [Fact]
    public async Task Each_counts_once_and_may_choose_otherwise_or_take_it_back()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch });

        Assert.Equal([0, 1, 0], (await ben.VoteAsync(group, seq, 1)).Votes());
        Assert.Equal([0, 1, 0], (await ben.VoteAsync(group, seq, 1)).Votes());
        Assert.Equal([1, 0, 0], (await ben.VoteAsync(group, seq, 0)).Votes());
        Assert.Equal([2, 0, 0], (await ann.VoteAsync(group, seq, 0)).Votes());
        var last = await ben.VoteAsync(group, seq);
        Assert.Equal((1, 1L), ((int)last.Votes()[0], last.Voters()));
        await ben.RefusedVoteAsync("invalid", group, seq, 0, 1);
        await ben.RefusedVoteAsync("invalid", group, seq, 3);
        await ben.RefusedAsync("invalid", "poll:vote", new { conversation = group, seq });
        var plain = (await ann.SayAsync(group, "no poll")).GetProperty("seq").GetInt64();
        await ben.RefusedVoteAsync("not_found", group, plain, 0);
        await ann.RefusedAsync("not_found", "poll:close", new { conversation = group, seq = plain });

        var several = await ann.QuestionAsync(group, new { options = Polling.Lunch, multiple = true });
        var chosen = await ben.VoteAsync(group, several, 0, 2, 2);
        Assert.Equal([1, 0, 1], chosen.Votes());
        Assert.Equal((1L, true), (chosen.Voters(), chosen.GetProperty("multiple").GetBoolean()));
    }

    [Fact]
    public async Task Everybody_sees_it_live_and_ones_own_choice_comes_to_all_of_ones_devices()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var phone = new Chatter(ben.Account, await app.ConnectAsync(ben.Account.Token));
        var held = await UserReplica.OfAsync(phone);
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch });
        var known = (await ann.DoAsync("feed:heads", new { })).GetProperty("heads").GetProperty("conversation:" + group).GetInt64();

        var answer = await ben.DoAsync("poll:vote", new { conversation = group, seq, options = Enumerable.Repeat(2, 1) });

        JsonElement change;
        do
        {
            change = await ann.ChangeAsync("conversation:" + group);
        }
        while (change.GetProperty("rev").GetInt64() <= known);
        var row = Assert.Single(change.GetProperty("rows").EnumerateArray());
        Assert.Equal([0, 0, 1], row.GetProperty("poll").Votes());
        Assert.Equal(answer.GetProperty("message").GetRawText(), row.GetRawText());
        await held.FollowAsync();
        Assert.Equal((await UserReplica.OfAsync(ben)).Shown, held.Shown);
        Assert.Contains("\"options\":[2]", held.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\"vote\"", (await UserReplica.OfAsync(ann)).Shown, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await ann.DoAsync("poll:vote", new { conversation = group, seq, options = Array.Empty<int>() })).GetProperty("vote").ValueKind);
    }

    [Fact]
    public async Task What_can_be_asked_has_bounds()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await app.PairAsync();
        var now = app.Clock.GetUtcNow();
        foreach (var poll in new object[]
        {
            new { },
            new { options = new[] { "one" } },
            new { options = Enumerable.Range(0, 21).Select(number => $"{number}") },
            new { options = new[] { "same", " same " } },
            new { options = new[] { "one", " " } },
            new { options = new[] { "one", "two\nlines" } },
            new { options = new[] { "one", new string('x', 201) } },
            new { options = Polling.Lunch, closesAt = now },
            new { options = Polling.Lunch, closesAt = now.AddDays(400) },
        })
        {
            await ann.RefusedAsync("invalid", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "?", poll });
        }

        await ann.RefusedAsync("invalid", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = new string('x', 1_001), poll = new { options = Polling.Lunch } });
        await ann.SayAsync(group, "to be forwarded");
        await ann.RefusedAsync("invalid", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), forward = new { conversation = group, seq = 1 }, poll = new { options = Polling.Lunch } });
        var most = await ann.QuestionAsync(group, new { options = Enumerable.Range(0, 20).Select(number => new string((char)('a' + number), 200)), multiple = true }, new string('x', 1_000));
        Assert.Equal(20, (await ann.VoteAsync(group, most, [.. Enumerable.Range(0, 20)])).Votes().Sum());
        Assert.Equal(2, await app.CountAsync("messages"));
    }

    [Fact]
    public async Task A_retry_after_it_has_closed_finds_what_the_first_one_made()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await app.PairAsync();
        var request = new { conversation = group, clientId = Guid.CreateVersion7(), text = "?", poll = new { options = Polling.Lunch, closesAt = app.Clock.GetUtcNow().AddSeconds(30) } };
        await ann.DoAsync("message:send", request);

        app.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(1, (await ann.DoAsync("message:send", request)).GetProperty("message").GetProperty("seq").GetInt64());
        Assert.Equal(1, await app.CountAsync("messages"));
    }

    [Fact]
    public async Task Voters_come_in_pages_and_who_has_left_still_counts()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var (cid, dot) = (await app.ChatterAsync("cid"), await app.ChatterAsync("dot"));
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { cid.Id, dot.Id } });
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch });
        foreach (var (who, option) in new[] { (ann, 0), (ben, 1), (cid, 2), (dot, 2) })
        {
            await who.VoteAsync(group, seq, option);
        }

        await ann.VoteAsync(group, seq);
        await ben.DoAsync("conversation:leave", new { conversation = group });
        await dot.DoAsync("conversation:leave", new { conversation = group });
        (await dot.Account.DeleteAsync("me")).Done();

        var first = await ann.DoAsync("poll:voters", new { conversation = group, seq, limit = 1 });
        var second = (await ann.Account.GetAsync($"conversations/{group}/messages/{seq}/poll/voters?cursor={first.GetProperty("next").GetString()}")).Ok();
        var voters = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).ToList();
        // In the order of their ids, which are of the same millisecond.
        Assert.Equal(
            new[] { $"{ben.Id} [1]", $"{cid.Id} [2]" }.Order(StringComparer.Ordinal),
            voters.Select(voter => $"{voter.GetProperty("user").GetString()} {voter.GetProperty("options").GetRawText()}"));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(voters[0].GetProperty("user").GetString(), first.GetProperty("people")[0].GetProperty("id").GetString());
        var poll = await ann.PollOfAsync(group, seq);
        Assert.Equal([0, 1, 2], poll.Votes());
        Assert.Equal(3, poll.Voters());
        await ben.RefusedVoteAsync("not_found", group, seq, 0);
        await ann.RefusedAsync("invalid", "poll:voters", new { conversation = group, seq, limit = 101 });
    }

    [Fact]
    public async Task Who_may_not_read_the_message_knows_nothing_of_the_poll()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        await ann.DoAsync("conversation:describe", new { conversation = group, historyFor = "joined" });
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch });
        var late = await app.ChatterAsync("late");
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { late.Id } });

        await late.RefusedVoteAsync("not_found", group, seq, 0);
        await late.RefusedAsync("not_found", "poll:voters", new { conversation = group, seq });
        await ben.VoteAsync(group, seq, 0);
        var change = await late.ChangeAsync("conversation:" + group);
        while (change.TryGetProperty("rows", out var rows) && rows.ValueKind is JsonValueKind.Array)
        {
            Assert.DoesNotContain("pizza", rows.GetRawText(), StringComparison.Ordinal);
            change = await late.ChangeAsync("conversation:" + group);
        }
    }

    [Fact]
    public async Task The_question_is_changed_only_while_nobody_has_answered()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch });
        await ann.DoAsync("message:edit", new { conversation = group, seq, text = "What do we drink?" });
        await ann.RefusedAsync("invalid", "message:edit", new { conversation = group, seq, text = new string('x', 1_001) });
        Assert.Equal(["What do we drink?"], await ben.FindAsync("drink pizza"));
        Assert.Empty(await ben.FindAsync("eat pizza"));

        await ben.VoteAsync(group, seq, 0);
        await ann.RefusedAsync("conflict", "message:edit", new { conversation = group, seq, text = "Who pays?" });
        await ben.VoteAsync(group, seq);
        await ann.DoAsync("message:edit", new { conversation = group, seq, text = "What do we eat?" });
        await ann.DoAsync("poll:close", new { conversation = group, seq });
        await ann.RefusedAsync("conflict", "message:edit", new { conversation = group, seq, text = "Who pays?" });
        Assert.Equal(Polling.Lunch, (await ben.PollOfAsync(group, seq)).GetProperty("options").EnumerateArray().Select(option => option.GetProperty("text").GetString()!));
    }

    [Fact]
    public async Task It_is_found_quoted_forwarded_as_words_and_gone_with_its_message()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Marked });
        await ben.VoteAsync(group, seq, 1);
        var held = await UserReplica.OfAsync(ben);
        foreach (var q in new[] { "has:poll", "has:poll eat", "pho has:poll", "pizza" })
        {
            Assert.Single(await ben.FindAsync(q));
        }

        var copy = (await ben.DoAsync("message:send", new { to = ann.Id, clientId = Guid.CreateVersion7(), forward = new { conversation = group, seq } })).GetProperty("message");
        Assert.Equal("What do we eat?\n\n- phở\n- \\*pizza\\* \\[x\\](y)\n- \\- 1 \\< 2", copy.GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Null, copy.GetProperty("poll").ValueKind);
        Assert.Equal(1, await app.CountAsync("messages", "poll IS NULL AND plain = (SELECT x.plain FROM messages x WHERE x.poll IS NOT NULL)"));
        await ben.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "this one", replyTo = seq });
        Assert.Equal(2, (await ben.FindAsync("pizza")).Length);

        await ann.DoAsync("message:delete", new { conversation = group, seq });
        await ben.RefusedVoteAsync("not_found", group, seq, 0);
        await ben.RefusedAsync("not_found", "poll:voters", new { conversation = group, seq });
        Assert.Empty(await ben.FindAsync("has:poll"));
        await Seeing.EventuallyAsync(async () => await app.CountAsync("poll_votes", "choices <> 0") is 0 && await app.CountAsync("due_work") is 0, "who has chosen what is forgotten");
        await held.FollowAsync();
        Assert.Equal((await UserReplica.OfAsync(ben)).Shown, held.Shown);
        Assert.Contains("\"options\":[]", held.Shown, StringComparison.Ordinal);
        Assert.Equal(0, await app.CountAsync("messages", "poll IS NOT NULL"));
    }

    [Fact]
    public async Task What_can_be_chosen_passes_the_filters_and_comes_before_those_who_decide()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var poll = new { options = new[] { "XAU thật", "tốt" } };
        var filter = new { conversation = group, filter = Guid.CreateVersion7(), name = "Words", kind = "words", patterns = Rude };
        await ann.DoAsync("filter:put", new { filter.conversation, filter.filter, filter.name, filter.kind, filter.patterns, action = "block" });
        await ben.RefusedAsync("filtered", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "?", poll });

        await ann.DoAsync("filter:put", new { filter.conversation, filter.filter, filter.name, filter.kind, filter.patterns, action = "stars" });
        var covered = await ben.QuestionAsync(group, poll, "**Is** it xấu?");
        var row = await ann.PollOfAsync(group, covered);
        Assert.Equal("∗∗∗ thật", row.GetProperty("options")[0].GetProperty("text").GetString());
        Assert.Empty(await ann.FindAsync("xau"));
        Assert.Single(await ann.FindAsync("tot"));

        await ann.DoAsync("filter:put", new { filter.conversation, filter.filter, filter.name, filter.kind, filter.patterns, action = "report" });
        await ben.QuestionAsync(group, poll, "Shall we?");
        var report = Assert.Single((await ann.DoAsync("report:list", new { conversation = group })).GetProperty("items").EnumerateArray());
        Assert.Contains("Shall we?\\nXAU", report.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_an_archive_and_after_a_mute_nobody_chooses()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var (seq, bens) = (await ann.QuestionAsync(group, new { options = Polling.Lunch }), await ben.QuestionAsync(group, new { options = Polling.Lunch }));
        await ann.DoAsync("conversation:rules", new { conversation = group, send = "moderator" });
        await ben.VoteAsync(group, seq, 1);
        await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, mutedForSeconds = 60 });
        (await ben.Account.PutAsync($"conversations/{group}/messages/{seq}/poll/vote", new { options = Enumerable.Repeat(0, 1) })).Refused(HttpStatusCode.Forbidden, "muted");
        await ben.DoAsync("poll:close", new { conversation = group, seq = bens });
        await ann.DoAsync("conversation:archive", new { conversation = group, archived = true });
        await ann.RefusedVoteAsync("archived", group, seq, 0);
        await ann.RefusedAsync("archived", "poll:close", new { conversation = group, seq });
        Assert.Single((await ben.DoAsync("poll:voters", new { conversation = group, seq })).GetProperty("items").EnumerateArray());
    }
}
