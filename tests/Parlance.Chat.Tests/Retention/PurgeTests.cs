using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Retention;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Feeds;
using Parlance.Chat.Tests.Search;
using Parlance.Chat.Tests.Security;

namespace Parlance.Chat.Tests.Retention;

/// <summary>What is older than it is kept is gone, and what is held is not.</summary>
[Trait("pace", "slow")]
public sealed class PurgeTests
{
    // No part of one is part of another, or of anything else that is said.
    private static readonly string[] Words = ["xylophonist", "zeppelinesque", "quadrillionth", "bumfuzzledly", "kerfuffling", "vexillology", "gobbledygook"];

    private static readonly long[] Fourth = [4];

    [Fact]
    public async Task After_a_purge_the_text_is_in_no_table_no_index_and_no_file()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var (group, elsewhere) = (await ann.CreateAsync("group", "g", ben), await ann.CreateAsync("group", "h", ben));
        await ann.SayAsync(group, Words[0] + string.Concat(Enumerable.Repeat(" and so on", 1_000)));
        await ann.SayAsync(group, Words[1]);
        await ann.DoAsync("message:edit", new { conversation = group, seq = 2, text = Words[2] });
        await ann.SayAsync(group, Words[3]);
        await ann.SayAsync(group, $"[{Words[4]}](https://{Words[5]}.example/)");
        await ben.DoAsync("report:message", new { conversation = group, seq = 4, clientId = Guid.CreateVersion7(), reason = "spam" });
        await ben.DoAsync("saved:add", new { conversation = group, seq = 4 });
        await ben.DoAsync("message:react", new { conversation = group, seq = 4, emoji = "👍", on = true });
        await ben.DoAsync("message:send", new { conversation = elsewhere, clientId = Guid.CreateVersion7(), forward = new { conversation = group, seq = 4 } });
        await ann.DoAsync("message:delete", new { conversation = group, seq = 3 });
        await ann.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "?", poll = new { options = new[] { Words[6], Words[6] + "!" } } });
        await AgeAsync(app, group);
        await ann.SayAsync(group, "young");
        await ann.SayAsync(elsewhere, "another");
        Assert.NotEmpty(await TracesAsync(app));

        await ann.DoAsync("conversation:retention", new { conversation = group, days = 30 });
        await PurgeAsync(app);

        Assert.Empty(await TracesAsync(app));
        Assert.Equal(["", "", "", "", "", "young"], await ben.TextsAsync(group));
        Assert.Equal(["", "another"], await ben.TextsAsync(elsewhere));
        var row = (await ben.DoAsync("message:get", new { conversation = group, seqs = Fourth })).GetProperty("rows").EnumerateArray().Single();
        Assert.True(row.GetProperty("purged").GetBoolean());
        Assert.Empty(await ben.FindAsync(Words[1]));
        Assert.Equal(["young"], await ben.FindAsync("young"));
        Assert.Equal(0, await app.CountAsync("purge", "left_over > 0 OR holder IS NOT NULL"));
        // Nobody has anything new to read, and all goes on as before.
        var listed = (await ben.DoAsync("conversation:get", new { conversation = group })).ToString();
        Assert.DoesNotContain(Words[0], listed, StringComparison.Ordinal);
        await ann.SayAsync(group, "next");
        Assert.Equal(7, (await ben.TextsAsync(group)).Length);
    }

    [Fact]
    public async Task Who_was_there_and_who_was_away_see_the_same_as_who_comes_now()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "g", ben, cid);
        await ann.SayAsync(group, "first");
        await ben.DoAsync("message:react", new { conversation = group, seq = 1, emoji = "👍", on = true });
        await ben.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "reply", thread = 1 });
        await ann.DoAsync("pin:add", new { conversation = group, seq = 1 });
        await ann.SayAsync(group, "third");
        await AgeAsync(app, group, upTo: 2);
        await ann.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "answer", replyTo = 1 });
        await ann.DoAsync("conversation:retention", new { conversation = group, days = 1 });
        var (present, away) = (new Replica(ben, group), new Replica(cid, group));
        await present.OpenAsync();
        await away.OpenAsync();

        await PurgeAsync(app);

        await present.ApplyAsync(await NextAsync(ben, group, present.Rev));
        await away.SyncAsync();
        var fresh = new Replica(ann, group);
        await fresh.OpenAsync();
        Assert.Equal(fresh.Shown(1), present.Shown(1));
        Assert.Equal(fresh.Shown(1), away.Shown(1));
        Assert.DoesNotContain("👍", fresh.Shown(1), StringComparison.Ordinal);
        Assert.Equal(["", "third", "answer"], (await ben.TextsAsync(group)).Where((_, index) => index != 1));
    }

    [Fact]
    public async Task What_is_held_stays_whatever_its_author_does_until_it_is_let_go()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.ChatterAsync("admin");
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben);
        await ann.SayAsync(group, Words[0]);
        await ben.SayAsync(group, Words[1]);
        await ben.SayAsync(group, Words[2]);
        await ann.DoAsync("conversation:retention", new { conversation = group, days = 1 });
        var hold = await HoldAsync(admin, new { clientId = Guid.CreateVersion7(), user = ben.Id, reason = "for the court" });
        await ben.DoAsync("message:edit", new { conversation = group, seq = 3, text = "something else" });
        await ben.DoAsync("message:delete", new { conversation = group, seq = 3 });
        await AgeAsync(app, group);
        await PurgeAsync(app);
        await PurgeAsync(app);

        Assert.Equal(["", Words[1], ""], await ann.TextsAsync(group));
        Assert.Equal([Words[1], Words[2]], await KeptAsync(app));
        // Neither is told.
        Assert.DoesNotContain("court", (await ben.Account.GetAsync("me/export")).Json.ToString(), StringComparison.Ordinal);
        (await ben.Account.GetAsync("admin/holds")).Refused(HttpStatusCode.Forbidden, "forbidden");

        var all = await HoldAsync(admin, new { clientId = Guid.CreateVersion7(), conversation = group, reason = "this too" });
        (await admin.Account.DeleteAsync($"admin/holds/{hold}")).Done();
        await PurgeAsync(app);
        Assert.Equal([Words[1], Words[2]], await KeptAsync(app));
        (await admin.Account.DeleteAsync($"admin/holds/{all}")).Done();
        await PurgeAsync(app);
        Assert.Empty(await KeptAsync(app));
        Assert.Empty(await TracesAsync(app));
        Assert.Equal(0, await app.CountAsync("purge_queue"));
        Assert.Equal(2, (await admin.Account.GetAsync("admin/holds?open=false")).Ok().GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Another_node_goes_on_where_one_was_killed()
    {
        await using var app = await ChatApp.StartAsync();
        await using var other = await app.AnotherNodeAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "g");
        await ann.SayAsync(group, Words[0]);
        await CopyAsync(app, group, RetentionLimits.BatchMax + 50);
        await ann.DoAsync("conversation:retention", new { conversation = group, days = 1 });
        await AgeAsync(app, group);
        // It has the lease, has done one batch, and is gone.
        var database = app.Services.GetRequiredService<ChatDatabase>();
        Assert.True(await app.Services.GetRequiredService<PurgeLease>().TakeAsync(Cancel));
        var step = await database.WriteAsync(db => app.Services.GetRequiredService<PurgeBatch>().NextAsync(db, new ConversationId(Guid.Parse(group))), Cancel);
        Assert.Equal((RetentionLimits.BatchMax, true), (step.Purged, step.IsMore));

        Assert.Equal(0, await PurgeAsync(other));
        await database.WriteAsync(db => db.ExecuteAsync("UPDATE purge SET leased_until = 0"), Cancel);
        Assert.Equal(51, await PurgeAsync(other));

        Assert.Equal(RetentionLimits.BatchMax + 51, await app.CountAsync("messages", "purged = 1 AND text = ''"));
        Assert.Empty(await TracesAsync(app));
        Assert.Equal(0, await PurgeAsync(other));
    }

    [Fact]
    public async Task The_shorter_rule_holds_and_an_administrators_before_all()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.ChatterAsync("admin");
        var ann = await app.ChatterAsync("ann");
        var (shorter, longer, forever) = (await ann.CreateAsync("group", "a"), await ann.CreateAsync("group", "b"), await ann.CreateAsync("channel", "c"));
        foreach (var conversation in new[] { shorter, longer, forever })
        {
            await ann.SayAsync(conversation, "old");
            await AgeAsync(app, conversation, days: 20);
        }

        await ann.DoAsync("conversation:retention", new { conversation = shorter, days = 10 });
        Assert.Equal(1, await PurgeAsync(app));
        (await admin.Account.PutAsync("admin/settings", new { retentionDays = 15 })).Ok();
        await ann.DoAsync("conversation:retention", new { conversation = longer, days = 300 });
        (await admin.Account.PutAsync($"admin/conversations/{forever}/retention", new { days = 0 })).Ok();
        Assert.Equal(1, await PurgeAsync(app));

        Assert.Equal([""], await ann.TextsAsync(longer));
        Assert.Equal(["old"], await ann.TextsAsync(forever));
        Assert.Equal(15, (await app.Anyone().GetAsync("server")).Ok().GetProperty("retentionDays").GetInt32());
        var row = (await ann.DoAsync("conversation:get", new { conversation = forever })).GetProperty("conversation").GetProperty("retention");
        Assert.Equal((JsonValueKind.Null, 0), (row.GetProperty("days").ValueKind, row.GetProperty("fixed").GetInt32()));
        await ann.RefusedAsync("invalid", "conversation:retention", new { conversation = shorter, days = 0 });
        (await admin.Account.PutAsync("admin/settings", new { retentionDays = 0 })).Refused(HttpStatusCode.BadRequest, "invalid");
        (await ann.Account.PutAsync($"admin/conversations/{longer}/retention", new { days = 0 })).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<int> PurgeAsync(ChatApp app) => app.Services.GetRequiredService<PurgeMessages>().RunAsync(Cancel);

    private static async Task<string> HoldAsync(Chatter admin, object request) =>
        (await admin.Account.PostAsync("admin/holds", request)).Ok(HttpStatusCode.Created).GetProperty("id").GetString()!;

    // The clock of a test does not go by days.
    private static Task<int> AgeAsync(ChatApp app, string conversation, long upTo = long.MaxValue, int days = 400) => app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
        db => db.ExecuteAsync(
            "UPDATE messages SET created_at = @at WHERE conversation_id = @id AND seq <= @upTo",
            new { id = new ConversationId(Guid.Parse(conversation)), upTo, at = app.Clock.GetUtcNow().AddDays(-days) }),
        Cancel);

    private static Task CopyAsync(ChatApp app, string conversation, int count) => app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
        async db =>
        {
            var id = new ConversationId(Guid.Parse(conversation));
            for (var number = 0; number < count; number++)
            {
                await db.ExecuteAsync(
                    """
                    INSERT INTO messages (conversation_id, seq, rev, author_id, client_id, text, plain, links, mentions, silent, created_at)
                    SELECT conversation_id, seq + @number, rev, author_id, @client, text, plain, links, mentions, silent, created_at FROM messages WHERE conversation_id = @id AND seq = 1
                    """,
                    new { id, number = number + 1, client = Guid.CreateVersion7() });
            }

            await db.ExecuteAsync("UPDATE conversations SET last_seq = last_seq + @count WHERE id = @id", new { id, count });
        },
        Cancel);

    private static async Task<JsonElement> NextAsync(Chatter who, string conversation, long rev)
    {
        while (true)
        {
            var change = await who.ChangeAsync("conversation:" + conversation);
            if (change.GetProperty("rev").GetInt64() > rev)
            {
                return change;
            }
        }
    }

    private static async Task<string[]> KeptAsync(ChatApp app)
    {
        var dump = await DatabaseDump.OfAsync(app);
        return [.. Words.Where(word => dump.Find(Encoding.UTF8.GetBytes(word)).Any(where => where is "messages.text" or "held_texts.text"))];
    }

    // Of the words all but their beginnings, which stand in an index only once for several.
    private static async Task<string[]> TracesAsync(ChatApp app)
    {
        var dump = await DatabaseDump.OfAsync(app);
        var traces = Words.SelectMany(word => dump.Find(Encoding.UTF8.GetBytes(word[3..])));
        return [.. traces, .. await InFilesAsync(app)];
    }

    private static async Task<IReadOnlyList<string>> InFilesAsync(ChatApp app)
    {
        var database = app.Services.GetRequiredService<ChatDatabase>();
        if (database.Dialect is not Dialect.Sqlite)
        {
            return [];
        }

        var main = await database.ReadAsync(db => db.ScalarAsync<string>("SELECT file FROM pragma_database_list WHERE name = 'main'"), Cancel);
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(main)!, Path.GetFileName(main) + "*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, Cancel);
            var bytes = copy.ToArray();
            found.AddRange(Words.Where(word => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word[3..])) >= 0).Select(word => $"{Path.GetFileName(file)}: {word}"));
        }

        return found;
    }
}
