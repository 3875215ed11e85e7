using System.Text.Json;
using Parlance.Chat.Tests.Feeds;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>Where new members read only what follows their joining, nothing older reaches them on any way.</summary>
public sealed class HistoryForJoinedTests
{
    private const string Secret = "secret";
    private static readonly long[] OnlyNew = [4];
    private static readonly long[] AllFour = [1, 2, 3, 4];

    [Fact]
    public async Task Whoever_joins_later_reads_nothing_older_by_any_question()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid, group) = await SetAsync(app);
        await ann.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "new", replyTo = 2 });

        object[] histories =
        [
            new { conversation = group },
            new { conversation = group, after = 0 },
            new { conversation = group, around = 1, limit = 2 },
            new { conversation = group, before = 100 },
            new { conversation = group, since = DateTimeOffset.UnixEpoch },
        ];
        foreach (var history in histories)
        {
            var page = await AskOpenlyAsync(cid, "message:history", history);
            Assert.Equal(OnlyNew, Seqs(page));
            Assert.Equal(4, page.GetProperty("first").GetInt64());
        }

        Assert.Equal(JsonValueKind.Null, (await AskOpenlyAsync(cid, "message:history", new { conversation = group, before = 4 })).GetProperty("range").ValueKind);
        Assert.Equal(OnlyNew, Seqs(await AskOpenlyAsync(cid, "message:get", new { conversation = group, seqs = AllFour })));
        Assert.Equal(OnlyNew, Seqs(await AskOpenlyAsync(cid, "feed:sync", new { feed = "conversation:" + group, rev = 0, ranges = new[] { new { from = 1, to = 4 } } })));
        Assert.Equal(AllFour, Seqs(await ben.DoAsync("message:history", new { conversation = group })));
        var http = await cid.Account.GetAsync($"conversations/{group}/messages?after=0");
        Assert.Equal(OnlyNew, Seqs(http.Ok()));
        Assert.DoesNotContain(Secret, http.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_older_than_ones_joining_cannot_be_told_from_what_is_not_there()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, cid, group) = await SetAsync(app);
        await ann.DoAsync("member:change", new { conversation = group, user = cid.Id, role = "moderator" });

        foreach (var (eventName, payload) in new (string, Func<long, object>)[]
        {
            ("message:edits", seq => new { conversation = group, seq }),
            ("message:edit", seq => new { conversation = group, seq, text = "mine now" }),
            ("message:delete", seq => new { conversation = group, seq }),
            ("message:react", seq => new { conversation = group, seq, emoji = "👍", on = true }),
            ("message:react", seq => new { conversation = group, seq, emoji = "🌻", on = false }),
            ("message:send", seq => new { conversation = group, clientId = Guid.CreateVersion7(), text = "what?", replyTo = seq }),
        })
        {
            var there = await cid.AskAsync(eventName, payload(2));
            var nowhere = await cid.AskAsync(eventName, payload(77));
            Refused.As("not_found", there);
            Assert.Equal(nowhere.GetRawText(), there.GetRawText());
        }
    }

    [Fact]
    public async Task The_list_and_the_counts_know_nothing_older()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, cid, group) = await SetAsync(app);

        var before = await ItemAsync(cid);
        Assert.Equal(JsonValueKind.Null, before.GetProperty("newest").ValueKind);
        Assert.Equal((0, 0), (before.GetProperty("unread").GetInt64(), before.GetProperty("mentions").GetInt64()));

        await ann.SayAsync(group, "hello @cid");
        await cid.DoAsync("read:back", new { conversation = group, seq = 1 });
        var after = await ItemAsync(cid);
        Assert.Equal(4, after.GetProperty("newest").GetProperty("seq").GetInt64());
        Assert.Equal((1, 1), (after.GetProperty("unread").GetInt64(), after.GetProperty("mentions").GetInt64()));
    }

    [Fact]
    public async Task A_change_to_what_some_may_not_read_is_told_to_all_as_a_revision_alone()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid, group) = await SetAsync(app);
        var feed = "conversation:" + group;
        var known = await HeadAsync(ben, feed);

        await ann.DoAsync("message:edit", new { conversation = group, seq = 1, text = Secret + " again" });
        await ann.DoAsync("message:react", new { conversation = group, seq = 3, emoji = "🌻", on = true });
        await ann.DoAsync("message:delete", new { conversation = group, seq = 3 });
        await ann.SayAsync(group, "new");

        foreach (var member in new[] { ben, cid })
        {
            for (var rev = known + 1; rev <= known + 3; rev++)
            {
                var change = await ChangeAsync(member, feed, rev);
                Assert.Equal(["feed", "rev"], change.EnumerateObject().Select(property => property.Name));
            }

            Assert.Equal("new", Assert.Single((await ChangeAsync(member, feed, known + 4)).GetProperty("rows").EnumerateArray()).GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task Whoever_comes_back_reads_what_follows_their_coming_back()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, cid, group) = await SetAsync(app);
        await ann.SayAsync(group, "while cid is here");
        await cid.DoAsync("conversation:leave", new { conversation = group });
        await ann.SayAsync(group, Secret);
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { cid.Id } });
        await ann.SayAsync(group, "welcome back");

        Assert.Equal(["welcome back"], await cid.TextsAsync(group));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Members_of_both_sorts_converge(int seed)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid, group) = await SetAsync(app);
        var random = new Random(seed);
        var replicas = new[] { (Owner: ben, Held: new Replica(ben, group)), (Owner: cid, Held: new Replica(cid, group)) };
        foreach (var (_, held) in replicas)
        {
            await held.OpenAsync();
        }

        for (var step = 0; step < 30; step++)
        {
            await ChangeSomethingAsync(ann, group, random, step);
        }

        var head = await HeadAsync(ann, "conversation:" + group);
        foreach (var (owner, held) in replicas)
        {
            while (held.Rev < head)
            {
                await held.ApplyAsync(await owner.ChangeAsync(held.Feed));
            }

            var fresh = new Replica(owner, group);
            await fresh.OpenAsync(limit: 100);
            Assert.Equal(fresh.Shown(1), held.Shown(1));
            Assert.Equal(ReferenceEquals(owner, ben), held.Shown(1).Contains("\"seq\":2", StringComparison.Ordinal));
        }
    }

    /// <summary>Ann's group with three messages before Cid is let in: one with a reaction, one edited, one that mentions Cid's name.</summary>
    private static async Task<(Chatter Ann, Chatter Ben, Chatter Cid, string Group)> SetAsync(ChatApp app)
    {
        await app.SomebodyAsync("root");
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var created = await ann.DoAsync("conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = "late", historyFor = "joined", members = new[] { ben.Id } });
        var group = created.GetProperty("conversation").GetProperty("id").GetString()!;
        await ann.SayAsync(group, Secret);
        await ann.SayAsync(group, Secret + " of @cid");
        await ann.SayAsync(group, Secret);
        await ann.DoAsync("message:edit", new { conversation = group, seq = 2, text = Secret + " of @cid, edited" });
        await ben.DoAsync("message:react", new { conversation = group, seq = 2, emoji = "🌻", on = true });
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { cid.Id } });
        return (ann, ben, cid, group);
    }

    private static async Task ChangeSomethingAsync(Chatter ann, string group, Random random, int step)
    {
        var seq = random.Next(1, 6);
        // Some of it is refused, since messages come and go.
        await (random.Next(4) switch
        {
            0 => ann.AskAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = $"{step}", replyTo = 1 }),
            1 => ann.AskAsync("message:edit", new { conversation = group, seq, text = $"edited {step}" }),
            2 => ann.AskAsync("message:react", new { conversation = group, seq, emoji = "👍", on = random.Next(2) is 0 }),
            _ => ann.AskAsync("message:delete", new { conversation = group, seq = random.Next(3, 9) }),
        });
    }

    private static async Task<JsonElement> AskOpenlyAsync(Chatter who, string eventName, object payload)
    {
        var answer = await who.DoAsync(eventName, payload);
        Assert.DoesNotContain(Secret, answer.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"reaction\"", answer.GetRawText(), StringComparison.Ordinal);
        return answer;
    }

    private static async Task<JsonElement> ItemAsync(Chatter who)
    {
        var answer = await who.DoAsync("conversation:list", new { });
        Assert.DoesNotContain(Secret, answer.GetRawText(), StringComparison.Ordinal);
        return Assert.Single(answer.GetProperty("items").EnumerateArray());
    }

    private static async Task<JsonElement> ChangeAsync(Chatter who, string feed, long rev)
    {
        JsonElement change;
        do
        {
            change = await who.ChangeAsync(feed);
        }
        while (change.GetProperty("rev").GetInt64() < rev);
        return change;
    }

    private static async Task<long> HeadAsync(Chatter who, string feed) => (await who.DoAsync("feed:heads", new { })).GetProperty("heads").GetProperty(feed).GetInt64();

    private static long[] Seqs(JsonElement answer) =>
        [.. answer.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("type").ValueEquals("message")).Select(row => row.GetProperty("seq").GetInt64())];
}
