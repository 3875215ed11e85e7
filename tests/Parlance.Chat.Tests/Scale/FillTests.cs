using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Bench.Data;
using Parlance.Bench.Data.Filling;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Messages;
using Parlance.Chat.Reading;
using Parlance.Chat.Tests.Feeds;
using Parlance.SocketIO.Testing;
using Parlance.Storage.Testing;

namespace Parlance.Chat.Tests.Scale;

/// <summary>What fills a database for measurements leaves rows that the product would have written.</summary>
[Trait("pace", "slow")]
public sealed class FillTests
{
    private static readonly FillOptions Some = new() { Messages = 5_000, Conversations = 120, Users = 60 };
    private static readonly FillOptions Few = new() { Messages = 300, Conversations = 30, Users = 20 };

    private static readonly string[] Everything =
    [
        "message_edits", "mentions", "bans", "blocks", "contacts", "presence", "reactions WHERE removed = 1", "reactions WHERE removed = 0",
        "messages WHERE deleted_at IS NOT NULL", "messages WHERE reply_to IS NOT NULL", "members WHERE left_at IS NOT NULL", "members WHERE visible_from > 1",
        "members WHERE role = 2", "members WHERE role = 0", "conversations WHERE kind = 0", "conversations WHERE kind = 1", "conversations WHERE kind = 2",
        "conversations WHERE max_visible_from > 1", "read_positions WHERE version > 0", "messages WHERE links <> ''",
    ];

    [Fact]
    public async Task A_filled_database_contradicts_nothing_that_is_always_true()
    {
        await using var database = await TestDatabase.CreateAsync();
        await Fill.RunAsync(database.Database, Some, report: null, TestContext.Current.CancellationToken);

        Assert.Empty(await Bench.Data.Filling.Audit.FindAsync(database.Database, TestContext.Current.CancellationToken));
        await AssertHasEverythingAsync(database.Database);
    }

    [Fact]
    public async Task What_is_always_true_is_so_after_everything_that_can_happen()
    {
        await using var app = await ChatApp.StartAsync();
        var scene = await Scene.SetAsync(app, SocketIOTestTransport.WebSocket);
        foreach (var change in Scene.Repeatable.Concat(Scene.Repeatable).Concat(["role", "ban", "send", "archive"]))
        {
            await scene.DoAsync(change);
        }

        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        await ann.SayToAsync(ben, "@ben hello");
        await ben.DoAsync("read:move", new { conversation = scene.Group, seq = 3 });
        await ann.DoAsync("contact:request", new { user = ben.Id });
        await ben.DoAsync("contact:answer", new { user = ann.Id, accept = true });

        Assert.Empty(await Bench.Data.Filling.Audit.FindAsync(app.Services.GetRequiredService<ChatDatabase>(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_rows_and_another_one_others()
    {
        var first = await PrintAsync(Few);

        Assert.Equal(first, await PrintAsync(Few));
        Assert.NotEqual(first, await PrintAsync(Few with { Seed = 2 }));
    }

    [Fact]
    public async Task A_database_with_accounts_is_not_filled()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("somebody");

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Fill.RunAsync(app.Services.GetRequiredService<ChatDatabase>(), Few, report: null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task To_sync_from_nothing_gives_what_the_history_and_the_list_of_members_give()
    {
        await using var app = await ChatApp.StartAsync();
        var database = app.Services.GetRequiredService<ChatDatabase>();
        var filled = await Fill.RunAsync(database, Some, report: null, TestContext.Current.CancellationToken);
        var actor = await Viewer.SignInAsync(database, filled.Reader, TestContext.Current.CancellationToken);
        foreach (var item in (await ListAsync(app, actor)).Where((_, index) => index % 9 is 0))
        {
            var id = item.Conversation.Id;
            var synced = (await SyncAsync(app, actor, FeedName.Of(id))).ToHashSet(StringComparer.Ordinal);
            var read = await ReadAsync(app, actor, id, item.Head);
            Assert.Equal(read.Order(StringComparer.Ordinal), synced.Where(row => !IsGone(row)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_device_that_holds_a_long_history_hears_of_all_of_it()
    {
        await using var app = await ChatApp.StartAsync();
        var database = app.Services.GetRequiredService<ChatDatabase>();
        var filled = await Fill.RunAsync(database, new() { Messages = 14_000, Conversations = 2, Users = 20 }, report: null, TestContext.Current.CancellationToken);
        var actor = await Viewer.SignInAsync(database, filled.Reader, TestContext.Current.CancellationToken);
        var last = (await ListAsync(app, actor)).Single(item => item.Conversation.Id == filled.Crowded).Newest!.Seq;
        Assert.True(last > MessageLimits.SearchedMax, $"{last}");

        var synced = await SyncAsync(app, actor, FeedName.Of(filled.Crowded));

        Assert.Equal(last, synced.Count(row => row.StartsWith("{\"type\":\"message\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(100, 40_000)]
    [InlineData(30_000, 5 + MessageLimits.SearchedMax)]
    public void One_page_of_a_sync_looks_through_all_that_has_changed_unless_much_is_held(long held, long end)
    {
        var place = new Place { VisibleFrom = 1, LastSeq = 50_000 };

        Assert.Equal(end, new MessageFeedRows().EndOfPage(new(place, [new(1, held)], WithMembers: false, After: 5, UpTo: 40_000, Take: 200)));
    }

    [Fact]
    public async Task Unread_counts_are_those_of_a_reader_who_counts_one_by_one()
    {
        await using var app = await ChatApp.StartAsync();
        var database = app.Services.GetRequiredService<ChatDatabase>();
        var filled = await Fill.RunAsync(database, Some, report: null, TestContext.Current.CancellationToken);
        var actor = await Viewer.SignInAsync(database, filled.Reader, TestContext.Current.CancellationToken);
        var items = await ListAsync(app, actor);

        Assert.Equal(House.ReadersRooms, items.Count);
        Assert.Contains(items, item => item.Mentions > 0);
        foreach (var item in items)
        {
            var behind = (await MessagesAsync(app, actor, item.Conversation.Id, item.Read?.Seq ?? 0))
                .Where(message => message.Seq >= item.Membership.VisibleFrom && message.Author != actor.User && message.DeletedAt is null).ToList();
            Assert.Equal(Math.Min(behind.Count, Unread.CountMax + 1), item.Unread);
            Assert.Equal(behind.Count(message => message.Mentions.Everybody is not Everybody.No || message.Mentions.Users.Contains(actor.User)), item.Mentions);
        }
    }

    private static async Task AssertHasEverythingAsync(ChatDatabase database)
    {
        var counts = await database.ReadAsync(
            async db =>
            {
                var rows = new List<(string What, long Count)>();
                foreach (var what in Everything)
                {
                    rows.Add((what, await db.ScalarAsync<long>("SELECT COUNT(*) FROM " + what)));
                }

                return rows;
            },
            TestContext.Current.CancellationToken);
        Assert.Empty(counts.Where(row => row.Count is 0).Select(row => row.What));
    }

    private static async Task<string> PrintAsync(FillOptions options)
    {
        await using var database = await TestDatabase.CreateAsync();
        var filled = await Fill.RunAsync(database.Database, options, report: null, TestContext.Current.CancellationToken);
        var messages = await database.Database.ReadAsync(
            db => db.QueryAsync<Message>($"SELECT {MessageStore.Columns} FROM messages ORDER BY conversation_id, seq"), TestContext.Current.CancellationToken);
        return JsonSerializer.Serialize(new { filled, messages });
    }

    private static async Task<IReadOnlyList<ListConversations.Item>> ListAsync(ChatApp app, Actor actor) =>
        (await app.Services.GetRequiredService<ListConversations>().HandleAsync(actor, new(Cursor: null, Limit: 200), TestContext.Current.CancellationToken)).Items;

    private static async Task<List<string>> SyncAsync(ChatApp app, Actor actor, string feed)
    {
        var (sync, rows, cursor) = (app.Services.GetRequiredService<SyncFeed>(), new List<string>(), (string?)null);
        do
        {
            var page = await sync.HandleAsync(actor, new(feed, Epoch: null, 0, [new(1, int.MaxValue)], Members: true, cursor), TestContext.Current.CancellationToken);
            rows.AddRange(page.Rows.Select(Print));
            cursor = page.Next;
        }
        while (cursor is not null);
        return rows;
    }

    private static async Task<List<string>> ReadAsync(ChatApp app, Actor actor, ConversationId id, long head)
    {
        var rows = new List<FeedRow>();
        var history = app.Services.GetRequiredService<ReadHistory>();
        for (long after = 0; ;)
        {
            var page = await history.HandleAsync(actor, new(id, Before: null, after, Around: null, Since: null, 100), TestContext.Current.CancellationToken);
            Assert.Equal(head, page.Head);
            rows.AddRange(page.Rows);
            if (page.Range is null || page.Range.To == page.Last)
            {
                break;
            }

            after = page.Range.To;
        }

        var members = await app.Services.GetRequiredService<ListMembers>().HandleAsync(actor, new(id, Cursor: null, 200), TestContext.Current.CancellationToken);
        Assert.Null(members.Next);
        var conversation = await app.Services.GetRequiredService<GetConversation>().HandleAsync(actor, new(id), TestContext.Current.CancellationToken);
        // Messages that others answer come with their page, too.
        return [.. rows.Concat(members.Items).Append(conversation.Conversation).Select(Print).Distinct(StringComparer.Ordinal)];
    }

    private static async Task<List<MessageRow>> MessagesAsync(ChatApp app, Actor actor, ConversationId id, long after)
    {
        var (history, messages, more) = (app.Services.GetRequiredService<ReadHistory>(), new List<MessageRow>(), true);
        while (more)
        {
            var page = await history.HandleAsync(actor, new(id, Before: null, after, Around: null, Since: null, 100), TestContext.Current.CancellationToken);
            messages.AddRange(page.Rows.OfType<MessageRow>().Where(message => message.Seq > after));
            (after, more) = (page.Range?.To ?? after, page.Range is not null && page.Range.To < page.Last);
        }

        return messages;
    }

    private static string Print(FeedRow row) => JsonSerializer.Serialize(row);

    // A page shows what is there; a sync also what is there no more.
    private static bool IsGone(string row) => row.Contains("\"Removed\":true", StringComparison.Ordinal) || (row.Contains("\"LeftAt\":\"", StringComparison.Ordinal) && row.Contains("\"type\":\"member\"", StringComparison.Ordinal));
}
