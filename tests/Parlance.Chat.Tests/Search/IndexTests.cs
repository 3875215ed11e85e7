using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;
using Parlance.Chat.Search.Index;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Presence;
using Parlance.Chat.Tests.Security;

namespace Parlance.Chat.Tests.Search;

/// <summary>How messages come into the index.</summary>
public sealed class IndexTests
{
    [Fact]
    public async Task Messages_from_before_there_was_a_search_are_found_after_a_start()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "Phòng Đọc");
        // More than one batch.
        for (var number = 0; number < 210; number += 1)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await ann.SayAsync(room, $"quyển sách {number}");
        }

        await ann.DoAsync("message:delete", new { conversation = room, seq = 2 });
        await ForgetAsync(app);
        // What is changed before it is indexed is indexed as it is then, and what is said meanwhile at once.
        await ann.DoAsync("message:edit", new { conversation = room, seq = 1, text = "tờ báo" });
        await ann.DoAsync("message:edit", new { conversation = room, seq = 1, text = "tờ lịch" });
        await ann.DoAsync("message:delete", new { conversation = room, seq = 3 });
        await app.SayNextAsync(ann, room, "quyển sách mới");
        var before = await ann.DoAsync("search:find", new { q = "quyen sach" });
        Assert.False(before.GetProperty("complete").GetBoolean());
        Assert.Equal(["quyển sách mới"], Finds.Texts(before));

        await using var another = await app.AnotherNodeAsync();
        await Seeing.EventuallyAsync(async () => await app.CountAsync("search_backlog") is 0, "everything is indexed");

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var found = await ann.FindAllAsync("quyen sach", 50);
        Assert.Equal([.. Enumerable.Range(3, 207).Select(number => $"quyển sách {number}"), "quyển sách mới"], found.AsEnumerable().Reverse());
        Assert.Equal(["tờ lịch"], await ann.FindAsync("to "));
        Assert.Empty(await ann.FindAsync("bao"));
        Assert.Equal(209, await app.CountAsync("search_entries"));
        var after = await ann.DoAsync("search:find", new { q = "phong doc" });
        Assert.True(after.GetProperty("complete").GetBoolean());
        Assert.Equal(1, after.GetProperty("conversations").GetArrayLength());
    }

    [Fact]
    public async Task The_parts_of_the_index_that_every_commit_adds_become_few_again()
    {
        await using var app = await ChatApp.StartAsync(dialect: Dialect.Sqlite);
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "room");
        // Each in a commit of its own, and fewer than after which FTS5 would do it by itself.
        for (var number = 0; number < 56; number++)
        {
            await ann.SayAsync(room, $"word{number} and the like");
        }

        await Seeing.EventuallyAsync(async () => await PartsAsync(app) < 16, "the parts are merged");
        Assert.Equal(56, (await ann.FindAllAsync("and the like ", 50)).Count);
        Assert.Equal(["word7 and the like"], await ann.FindAsync("word7 "));
    }

    [Fact]
    public async Task Of_what_was_deleted_nothing_is_left_in_the_files_of_the_index_either()
    {
        await using var app = await ChatApp.StartAsync(dialect: Dialect.Sqlite);
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "room");
        for (var number = 0; number < 40; number++)
        {
            await ann.SayAsync(room, number is 7 ? "xylophonists" : number is 8 ? "zeppelins" : $"word{number} and the like");
        }

        Assert.NotEmpty((await DatabaseDump.OfAsync(app)).Find("ylophonists"u8.ToArray()));

        await ann.DoAsync("message:delete", new { conversation = room, seq = 8 });
        await ann.DoAsync("message:edit", new { conversation = room, seq = 9, text = "airships" });
        await ann.DoAsync("message:delete", new { conversation = room, seq = 9 });

        await app.Services.GetRequiredService<ForgetWords>().RunAsync(TestContext.Current.CancellationToken);

        var dump = await DatabaseDump.OfAsync(app);
        Assert.Empty(dump.Find("ylophonists"u8.ToArray()));
        Assert.Empty(dump.Find("eppelins"u8.ToArray()));
        Assert.Empty(dump.Find("irships"u8.ToArray()));
        Assert.Equal(["word9 and the like"], await ann.FindAsync("word9 "));
        Assert.Equal(38, (await ann.FindAsync("and the like ")).Length);
        Assert.Equal(0, await app.CountAsync("search_leftovers", "removed > 0"));
    }

    private static Task<long> PartsAsync(ChatApp app) => app.Services.GetRequiredService<ChatDatabase>().ReadAsync(
        static db => db.ScalarAsync<long>("SELECT COUNT(DISTINCT segid) FROM search_index_idx"), TestContext.Current.CancellationToken);

    // As the migration leaves a database that had messages.
    private static Task ForgetAsync(ChatApp app) => app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
        async db =>
        {
            if (db.Dialect is Dialect.Sqlite)
            {
                await db.ExecuteAsync("INSERT INTO search_index (search_index) VALUES ('delete-all')");
            }

            await db.ExecuteAsync("DELETE FROM search_entries");
            await db.ExecuteAsync("INSERT INTO search_backlog (conversation_id, next_seq) SELECT id, 1 FROM conversations");
            await db.ExecuteAsync("UPDATE conversations SET search_text = lower(name)");
        },
        TestContext.Current.CancellationToken);
}
