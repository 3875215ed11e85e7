using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>Somebody is let in while their account is being deleted: nothing of them is left there, whichever comes first.</summary>
public sealed class GoneWhileComingTests
{
    [Theory]
    [InlineData("member:invite")]
    [InlineData("conversation:create")]
    [InlineData("conversation:join")]
    [InlineData("message:send")]
    public async Task Who_waits_for_a_deletion_lets_nobody_in(string eventName)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var channel = await ann.CreateAsync("channel", "open");
        (Chatter Who, object Payload) request = eventName switch
        {
            "member:invite" => (ann, new { conversation = channel, users = new[] { cid.Id, ben.Id } }),
            "conversation:create" => (ann, new { clientId = Guid.CreateVersion7(), kind = "group", name = "new", members = new[] { cid.Id, ben.Id } }),
            "conversation:join" => (ben, new { conversation = channel }),
            _ => (ann, new { to = ben.Id, clientId = Guid.CreateVersion7(), text = "hello" }),
        };

        var waiting = await WhileAsync(
            app,
            db => UserFeeds.LockAsync(db, [IdOf(ben)]),
            () => request.Who.AskAsync(eventName, request.Payload),
            db => db.ExecuteAsync("UPDATE users SET deleted_at = 1 WHERE id = @id", new { id = IdOf(ben) }));

        var answer = await waiting;
        Assert.False(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        Assert.Equal(0, await app.CountAsync("members", "user_id IN (SELECT id FROM users WHERE deleted_at IS NOT NULL)"));
        // Nobody else was let in by half of a request.
        Assert.Equal(1, await app.CountAsync("members"));
    }

    [Theory]
    [InlineData("member:invite")]
    [InlineData("conversation:create")]
    public async Task Who_waits_for_a_block_lets_nobody_in(string eventName)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var channel = await ann.CreateAsync("channel", "open");
        object payload = eventName is "member:invite"
            ? new { conversation = channel, users = new[] { cid.Id, ben.Id } }
            : new { clientId = Guid.CreateVersion7(), kind = "group", name = "new", members = new[] { cid.Id, ben.Id } };

        var waiting = await WhileAsync(
            app,
            db => UserFeeds.LockAsync(db, [IdOf(ben)]),
            () => ann.AskAsync(eventName, payload),
            db => db.ExecuteAsync("INSERT INTO blocks (user_id, other_id, at, removed, rev) VALUES (@by, @whom, 1, 0, 1)", new { by = IdOf(ben), whom = IdOf(ann) }));

        Refused.As("invalid", await waiting);
        Assert.Equal(1, await app.CountAsync("members"));
    }

    [Fact]
    public async Task A_deletion_takes_out_who_was_let_in_while_it_waited()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "new");
        var feeds = app.Services.GetRequiredService<FeedPublisher>();
        ConversationChange? change = null;

        var waiting = await WhileAsync(
            app,
            async db =>
            {
                change = await ConversationChange.BeginAsync(db, feeds, ConversationId.Of(Guid.Parse(group, CultureInfo.InvariantCulture)));
                await change.JoinAsync(IdOf(ben), MemberRole.Member, app.Clock.GetUtcNow());
            },
            () => ben.Account.DeleteAsync("me"),
            db => change!.EndAsync());

        (await waiting).Done();
        Assert.Equal(0, await app.CountAsync("members", "left_at IS NULL AND user_id IN (SELECT id FROM users WHERE deleted_at IS NOT NULL)"));
        Assert.Equal(1, (await ann.DoAsync("conversation:get", new { conversation = group })).GetProperty("conversation").GetProperty("memberCount").GetInt64());
    }

    [Theory]
    [InlineData("read:move", "read_positions")]
    [InlineData("presence:set", "presence")]
    public async Task Who_waits_for_a_deletion_writes_nothing_down(string eventName, string table)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var conversation = (await ann.SayToAsync(ben, "hello")).GetProperty("conversation").GetString()!;
        object payload = eventName is "read:move" ? new { conversation, seq = 1 } : new { state = "away" };

        var waiting = await WhileAsync(
            app,
            db => UserFeeds.LockAsync(db, [IdOf(ben)]),
            () => ben.AskAsync(eventName, payload),
            db => db.ExecuteAsync("UPDATE users SET deleted_at = 1 WHERE id = @id", new { id = IdOf(ben) }));

        Assert.False((await waiting).GetProperty("ok").GetBoolean());
        Assert.Equal(0, await app.CountAsync(table, "user_id IN (SELECT id FROM users WHERE deleted_at IS NOT NULL)"));
    }

    // On SQLite writers wait in line, and whoever comes later reads later.
    private static async Task<Task<T>> WhileAsync<T>(ChatApp app, Func<DbSession, Task> before, Func<Task<T>> start, Func<DbSession, Task> after)
    {
        Task<T>? waiting = null;
        await app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
            async db =>
            {
                await before(db);
                waiting = Task.Run(start, TestContext.Current.CancellationToken);
                await MembershipRaceTests.SomebodyWaitsAsync(db);
                await after(db);
            },
            TestContext.Current.CancellationToken);
        return waiting!;
    }

    private static UserId IdOf(Chatter chatter) => UserId.Of(Guid.Parse(chatter.Id, CultureInfo.InvariantCulture));
}
