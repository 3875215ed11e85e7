using System.Text.Json;
using Parlance.Chat.Tests.Messages;

namespace Parlance.Chat.Tests.Feeds;

/// <summary>A message that another one answers is shown with it, and is as fresh as the answer, wherever in the history it stands.</summary>
public sealed class QuoteTests
{
    // So far from the first message that this is not among the newest.
    private const long Answer = 60;

    [Theory, InlineData("edit"), InlineData("delete"), InlineData("react")]
    public async Task What_happens_to_it_while_the_client_is_away_comes_with_a_sync_of_the_answer(string change)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);
        var held = new Replica(ben, group);
        await held.OpenAsync();
        var from = held.LowestHeld;
        Assert.Equal((true, 1), (from > 1, held.QuotedBefore(from)));

        await (change switch
        {
            "edit" => ann.DoAsync("message:edit", new { conversation = group, seq = 1, text = "corrected" }),
            "delete" => ann.DoAsync("message:delete", new { conversation = group, seq = 1 }),
            _ => ben.DoAsync("message:react", new { conversation = group, seq = 1, emoji = "🌻", on = false }),
        });
        await held.SyncAsync();

        Assert.Equal(await FreshAsync(ben, group, from), held.Shown(from));
        Assert.DoesNotContain("as it was", change is "react" ? "" : held.Shown(from), StringComparison.Ordinal);
    }

    // Where much is held the changes are looked through instead of what is held.
    [Fact]
    public async Task Both_ways_of_looking_find_the_same()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);
        var known = (await ann.SayAsync(group, "last")).GetProperty("rev").GetInt64();
        await ann.DoAsync("message:delete", new { conversation = group, seq = 1 });
        await ann.DoAsync("message:edit", new { conversation = group, seq = 2, text = "answered by nobody" });
        var epoch = (await ben.DoAsync("feed:heads", new { })).GetProperty("epoch").GetString();

        var few = await SyncAsync(ben, group, epoch, known, to: Answer);
        var many = await SyncAsync(ben, group, epoch, known, to: Answer + 2);

        Assert.Equal(["1: "], few);
        Assert.Equal(few, many);
    }

    [Fact]
    public async Task What_is_too_old_to_be_read_stays_unread_though_it_is_answered()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("cid"));
        var created = await ann.DoAsync("conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = "late", historyFor = "joined" });
        var group = created.GetProperty("conversation").GetProperty("id").GetString()!;
        await ann.SayAsync(group, "secret");
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { cid.Id } });
        await AnswerAsync(ann, group, 1);
        await app.WriteAsync(ann, group, 60);
        var held = new Replica(cid, group);
        await held.OpenAsync();

        await ann.DoAsync("message:edit", new { conversation = group, seq = 1, text = "another secret" });
        await held.SyncAsync();

        Assert.DoesNotContain("secret", held.Shown(1), StringComparison.Ordinal);
    }

    /// <summary>Many messages, the last but one of which answers the first, which Ben has reacted to.</summary>
    private static async Task<(Chatter Ann, Chatter Ben, string Group)> SetAsync(ChatApp app)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ann.SayAsync(group, "as it was");
        await app.WriteAsync(ann, group, (int)Answer - 2);
        await ben.DoAsync("message:react", new { conversation = group, seq = 1, emoji = "🌻", on = true });
        await AnswerAsync(ann, group, 1);
        await ann.SayAsync(group, "last but one");
        return (ann, ben, group);
    }

    private static Task<JsonElement> AnswerAsync(Chatter who, string conversation, long replyTo) =>
        who.DoAsync("message:send", new { conversation, clientId = Guid.CreateVersion7(), text = "an answer", replyTo });

    private static async Task<string> FreshAsync(Chatter owner, string group, long from)
    {
        var fresh = new Replica(owner, group);
        await fresh.OpenAsync();
        return fresh.Shown(from);
    }

    private static async Task<string[]> SyncAsync(Chatter who, string group, string? epoch, long rev, long to)
    {
        var ranges = new[] { new { from = Answer, to } };
        var answer = await who.DoAsync("feed:sync", new { feed = "conversation:" + group, epoch, rev, ranges });
        return [.. answer.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("type").ValueEquals("message") && row.GetProperty("rev").GetInt64() > rev)
            .Select(row => $"{row.GetProperty("seq")}: {row.GetProperty("text")}")];
    }
}
