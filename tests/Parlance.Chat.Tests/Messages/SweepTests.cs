using System.Text.Json;
using Parlance.Chat.Messages;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Feeds;

namespace Parlance.Chat.Tests.Messages;

/// <summary>A moderator deletes many messages at once, and each goes as if it were alone.</summary>
public sealed class SweepTests
{
    // Again and again, out of order, and one that is not there.
    private static readonly long[] Chosen = [4, 1, 3, 3, 99];
    private static readonly long[] First = [1];

    [Fact]
    public async Task Chosen_messages_go_with_all_that_belongs_to_them_and_the_others_stay()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "g", ben, cid);
        await ben.SayAsync(group, "one @cid");
        await cid.SayAsync(group, "two");
        await ben.SayAsync(group, "three");
        await ann.SayAsync(group, "four");
        await ben.DoAsync("message:edit", new { conversation = group, seq = 3, text = "three!" });
        await ann.DoAsync("pin:add", new { conversation = group, seq = 1 });
        var held = new Replica(cid, group);
        await held.OpenAsync();

        var answer = await ann.DoAsync("message:delete-many", new { conversation = group, seqs = Chosen });

        Assert.Equal(3, answer.GetProperty("deleted").GetInt32());
        Assert.Equal(["", "two", "", ""], await cid.TextsAsync(group));
        Assert.Equal(0, (await ann.DoAsync("message:delete-many", new { conversation = group, seqs = Chosen })).GetProperty("deleted").GetInt32());
        foreach (var table in new[] { "message_edits", "mentions" })
        {
            Assert.Equal(0, await app.CountAsync(table));
        }

        for (var goal = held.Rev + 3; held.Rev < goal;)
        {
            await held.ApplyAsync(await cid.ChangeAsync("conversation:" + group));
        }

        var fresh = new Replica(cid, group);
        await fresh.OpenAsync();
        Assert.Equal((fresh.Rev, fresh.Shown(1), 1), (held.Rev, held.Shown(1), held.Syncs));
        // One row for each author, none for one's own.
        var item = Assert.Single((await ann.DoAsync("audit:list", new { conversation = group })).GetProperty("items").EnumerateArray());
        Assert.Equal((ben.Id, "{\"seqs\":[1,3]}"), (item.GetProperty("user").GetString(), item.GetProperty("after").GetRawText()));
    }

    [Fact]
    public async Task What_somebody_wrote_in_a_time_goes_however_much_it_is_and_nothing_else()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "g", ben, cid);
        await ben.SayAsync(group, "before");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var since = app.Clock.GetUtcNow();
        await app.WriteAsync(ben, group, (2 * MessageLimits.SweptMax) + 5);
        await cid.SayAsync(group, "mine");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var until = app.Clock.GetUtcNow();
        await ben.SayAsync(group, "after");
        // Who is gone has written it all the same.
        await ann.DoAsync("member:kick", new { conversation = group, user = ben.Id });

        var answer = await ann.DoAsync("message:delete-by", new { conversation = group, user = ben.Id, since, until });

        Assert.Equal(((2 * MessageLimits.SweptMax) + 5, JsonValueKind.Null), (answer.GetProperty("deleted").GetInt32(), answer.GetProperty("next").ValueKind));
        Assert.Equal(["mine", "after"], (await cid.TextsAsync(group)).Where(text => text.Length > 0));
        Assert.Equal(3, await app.CountAsync("messages", "deleted_at IS NULL"));
        Assert.Equal(0, (await ann.DoAsync("message:delete-by", new { conversation = group, user = ben.Id, since, until })).GetProperty("deleted").GetInt32());
        Assert.Equal(2, (await ann.DoAsync("message:delete-by", new { conversation = group, user = ben.Id })).GetProperty("deleted").GetInt32());
        // Nobody who is not there says anything of who has an account.
        Assert.Equal(0, (await ann.DoAsync("message:delete-by", new { conversation = group, user = Guid.CreateVersion7() })).GetProperty("deleted").GetInt32());
    }

    [Fact]
    public async Task More_than_one_request_takes_goes_on_from_its_cursor()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben);
        const int Written = (MessageLimits.SweptMax * MessageLimits.SweepsMax) + 1;
        await app.WriteAsync(ben, group, Written);

        var first = await ann.DoAsync("message:delete-by", new { conversation = group, user = ben.Id });
        var second = await ann.DoAsync("message:delete-by", new { conversation = group, user = ben.Id, cursor = first.GetProperty("next").GetString() });

        Assert.Equal((Written - 1, 1), (first.GetProperty("deleted").GetInt32(), second.GetProperty("deleted").GetInt32()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task It_reaches_no_further_than_its_moderator_sees_and_into_no_archive()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var channel = await ann.CreateAsync("channel", "c", ben);
        await ann.DoAsync("conversation:describe", new { conversation = channel, historyFor = "joined" });
        await ben.SayAsync(channel, "before they came");
        await cid.DoAsync("conversation:join", new { conversation = channel });
        await ann.DoAsync("member:change", new { conversation = channel, user = cid.Id, role = "moderator" });

        Assert.Equal(0, (await cid.DoAsync("message:delete-many", new { conversation = channel, seqs = First })).GetProperty("deleted").GetInt32());
        Assert.Equal(0, (await cid.DoAsync("message:delete-by", new { conversation = channel, user = ben.Id })).GetProperty("deleted").GetInt32());
        await ben.RefusedAsync("forbidden", "message:delete-many", new { conversation = channel, seqs = First });
        await ann.DoAsync("conversation:archive", new { conversation = channel, archived = true });
        await ann.RefusedAsync("archived", "message:delete-by", new { conversation = channel, user = ben.Id });
        await ann.RefusedAsync("invalid", "message:delete-many", new { conversation = channel, seqs = Enumerable.Range(1, MessageLimits.SweptMax + 1) });
        await ann.RefusedAsync("invalid", "message:delete-by", new { conversation = channel, user = ben.Id, cursor = "x" });
        Assert.Equal(["before they came"], await ann.TextsAsync(channel));
    }
}
