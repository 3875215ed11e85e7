using System.Text.Json;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Tests.Feeds;

/// <summary>
/// On PostgreSQL each connection hears of its own commit: somebody's may be told late, while those who came after it have heard of theirs. What is told
/// to everybody keeps the order of the commits all the same.
/// </summary>
[Trait("database", "postgres")]
public sealed class LateCommitTests
{
    [Fact]
    public async Task A_commit_that_is_heard_of_late_is_told_before_the_later_ones_of_its_feed()
    {
        await using var app = await StartAsync();
        var (ann, ben, dan) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("dan"));
        var group = await ann.CreateAsync("group", "all of us", ben, dan);
        var held = HeldDatabase.Of(app).HoldNext<Message>();

        var first = ann.SayAsync(group, "first");
        await held.Committed;
        var second = await ben.SayAsync(group, "second");
        var third = await ben.SayAsync(group, "third");
        // Acknowledged: they are on disk. Their own change comes later here, as it mostly comes first.
        Assert.DoesNotContain(ben.Socket.Received, received => received.ToString().Contains("second", StringComparison.Ordinal));
        held.Release();

        string[] texts = ["first", "second", "third"];
        long[] revs = [(await first).GetProperty("rev").GetInt64(), second.GetProperty("rev").GetInt64(), third.GetProperty("rev").GetInt64()];
        var heard = await HeardAsync(dan, group, texts.Length);
        Assert.Equal(texts.Zip(revs), heard);
    }

    [Fact]
    public async Task Whoever_was_put_out_while_their_entry_is_heard_of_late_hears_nothing_afterwards()
    {
        await using var app = await StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var (channel, haven) = (await ann.CreateAsync("channel", "open"), await ann.CreateAsync("group", "haven", ben));
        var held = HeldDatabase.Of(app).HoldNext<Conversation>();

        var joined = ben.DoAsync("conversation:join", new { conversation = channel });
        await held.Committed;
        await ann.DoAsync("member:kick", new { conversation = channel, user = ben.Id });
        held.Release();
        await joined;

        // In the same order as he follows and does not: what is told of his own feed goes with it.
        Assert.False(await HasLeftAsync(ben, channel));
        Assert.True(await HasLeftAsync(ben, channel));
        await ann.SayAsync(channel, "secret");
        await ann.SayAsync(haven, "for all");
        Assert.Equal("for all", Assert.Single(await HeardAsync(ben, haven, 1)).Text);
        Assert.DoesNotContain(ben.Socket.Received, received => received.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_another_conversation_waits_for_a_late_commit()
    {
        await using var app = await StartAsync();
        var (ann, ben, dan) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("dan"));
        var (slow, quick) = (await ann.CreateAsync("group", "slow", ben, dan), await ann.CreateAsync("group", "quick", ben, dan));
        var held = HeldDatabase.Of(app).HoldNext<Message>();

        var late = ann.SayAsync(slow, "late");
        await held.Committed;
        await ben.SayAsync(quick, "at once");
        Assert.Equal("at once", Assert.Single(await HeardAsync(dan, quick, 1)).Text);

        held.Release();
        await late;
        Assert.Equal("late", Assert.Single(await HeardAsync(dan, slow, 1)).Text);
    }

    [Fact]
    public async Task Whoever_may_have_been_put_out_hears_nothing_afterwards_and_finds_by_the_heads_what_there_is()
    {
        await using var app = await StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var (group, haven) = (await ann.CreateAsync("group", "all of us", ben), await ann.CreateAsync("group", "haven", ben));
        await HeldDatabase.Of(app).WriteAsync(
            db => db.ExecuteAsync("""
                CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER cut AFTER UPDATE ON members DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut();
                """),
            TestContext.Current.CancellationToken);

        // The connection breaks with the commit, which the server has undone: nobody here can know.
        await ann.RefusedAsync("unavailable", "member:kick", new { conversation = group, user = ben.Id });

        var rev = (await ann.SayAsync(group, "secret, perhaps")).GetProperty("rev").GetInt64();
        await ann.SayAsync(haven, "for all");
        Assert.Equal("for all", Assert.Single(await HeardAsync(ben, haven, 1)).Text);
        Assert.DoesNotContain(ben.Socket.Received, received => received.ToString().Contains("secret", StringComparison.Ordinal));
        var heads = (await ben.DoAsync("feed:heads", new { })).GetProperty("heads");
        Assert.Equal(rev, heads.GetProperty("conversation:" + group).GetInt64());
    }

    private static Task<ChatApp> StartAsync() => ChatApp.StartAsync(configure: HeldDatabase.Use, dialect: Dialect.Postgres);

    /// <summary>The next messages of a conversation, as they come.</summary>
    private static async Task<(string Text, long Rev)[]> HeardAsync(Chatter follower, string conversation, int count)
    {
        var heard = new List<(string, long)>();
        while (heard.Count < count)
        {
            var change = await follower.ChangeAsync("conversation:" + conversation);
            heard.AddRange(
                from row in change.GetProperty("rows").EnumerateArray()
                where row.GetProperty("type").ValueEquals("message")
                select (row.GetProperty("text").GetString()!, change.GetProperty("rev").GetInt64()));
        }

        return [.. heard];
    }

    /// <summary>What somebody hears next of their being in a conversation.</summary>
    private static async Task<bool> HasLeftAsync(Chatter person, string conversation)
    {
        while (true)
        {
            var row = (await person.ChangeAsync(person.Feed)).GetProperty("rows")[0];
            if (row.GetProperty("conversation").ValueEquals(conversation))
            {
                return row.GetProperty("leftAt").ValueKind is JsonValueKind.String;
            }
        }
    }
}
