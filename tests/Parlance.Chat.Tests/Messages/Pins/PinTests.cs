using System.Text.Json;
using Parlance.Chat.Messages.Pins;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Feeds;

namespace Parlance.Chat.Tests.Messages.Pins;

public sealed class PinTests
{
    [Fact]
    public async Task What_is_pinned_is_listed_with_its_messages_the_last_first()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, written: 5);
        await ann.DoAsync("message:react", new { conversation = group, seq = 4, emoji = "🌻", on = true });
        foreach (var seq in new[] { 2, 5, 4, 1 })
        {
            await ann.DoAsync("pin:add", new { conversation = group, seq });
        }

        await ben.DoAsync("pin:remove", new { conversation = group, seq = 5 });

        var first = await ben.DoAsync("pin:list", new { conversation = group, limit = 2 });
        var second = await ben.DoAsync("pin:list", new { conversation = group, limit = 2, cursor = first.GetProperty("next").GetString() });
        Assert.Equal([1, 4], Seqs(first));
        Assert.Equal([2], Seqs(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(
            ["message 1", "message 4", "reaction 4"],
            first.GetProperty("rows").EnumerateArray().Select(row => $"{row.GetProperty("type").GetString()} {row.GetProperty("seq")}"));
        Assert.Equal(ann.Id, first.GetProperty("items")[0].GetProperty("user").GetString());
        await ann.RefusedAsync("invalid", "pin:list", new { conversation = group, cursor = "first" });
        await ann.RefusedAsync("invalid", "pin:list", new { conversation = group, limit = 101 });
    }

    [Fact]
    public async Task To_pin_twice_changes_nothing_and_what_was_never_pinned_is_not_taken_down()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, written: 2);

        await ann.RefusedAsync("not_found", "pin:remove", new { conversation = group, seq = 1 });
        var first = await ann.DoAsync("pin:add", new { conversation = group, seq = 1 });
        var again = await ben.DoAsync("pin:add", new { conversation = group, seq = 1 });
        var down = await ben.DoAsync("pin:remove", new { conversation = group, seq = 1 });
        var still = await ann.DoAsync("pin:remove", new { conversation = group, seq = 1 });

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(down.GetRawText(), still.GetRawText());
        Assert.True(down.GetProperty("pin").GetProperty("removed").GetBoolean());
        await ann.RefusedAsync("not_found", "pin:add", new { conversation = group, seq = 3 });
    }

    [Fact]
    public async Task A_deleted_message_is_taken_down_in_the_same_change_and_not_pinned_again()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, written: 1);
        await ann.DoAsync("pin:add", new { conversation = group, seq = 1 });

        var gone = (await ann.DoAsync("message:delete", new { conversation = group, seq = 1 })).GetProperty("message");

        JsonElement change;
        do
        {
            change = await ben.ChangeAsync("conversation:" + group);
        }
        while (change.GetProperty("rev").GetInt64() < gone.GetProperty("rev").GetInt64());
        Assert.Equal(["message", "pin"], change.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("type").GetString()));
        Assert.True(change.GetProperty("rows")[1].GetProperty("removed").GetBoolean());
        Assert.Empty(Seqs(await ben.DoAsync("pin:list", new { conversation = group })));
        await ann.RefusedAsync("conflict", "pin:add", new { conversation = group, seq = 1 });
    }

    [Fact]
    public async Task Nobody_sees_a_pin_of_a_message_that_they_may_not_read()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("cid"));
        var created = await ann.DoAsync("conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = "late", historyFor = "joined" });
        var group = created.GetProperty("conversation").GetProperty("id").GetString()!;
        await ann.SayAsync(group, "secret");
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { cid.Id } });
        await ann.SayAsync(group, "open");
        await ann.DoAsync("pin:add", new { conversation = group, seq = 2 });
        var known = (await ann.DoAsync("pin:add", new { conversation = group, seq = 1 })).GetProperty("pin").GetProperty("rev").GetInt64();

        JsonElement change;
        do
        {
            change = await cid.ChangeAsync("conversation:" + group);
        }
        while (change.GetProperty("rev").GetInt64() < known);
        Assert.False(change.TryGetProperty("rows", out _));
        Assert.Equal([2], Seqs(await cid.DoAsync("pin:list", new { conversation = group })));
        Assert.Equal([1, 2], Seqs(await ann.DoAsync("pin:list", new { conversation = group })));
        var synced = await cid.DoAsync("feed:sync", new { feed = "conversation:" + group, rev = 0 });
        Assert.Equal(2, Assert.Single(synced.GetProperty("rows").EnumerateArray(), row => row.GetProperty("type").ValueEquals("pin")).GetProperty("seq").GetInt64());
        await cid.RefusedAsync("not_found", "pin:add", new { conversation = group, seq = 1 });
        await cid.RefusedAsync("not_found", "pin:remove", new { conversation = group, seq = 1 });
    }

    [Fact]
    public async Task There_are_so_many_pins_and_no_more_however_many_come_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, written: PinLimits.PinsMax + 5);
        for (var seq = 1; seq < PinLimits.PinsMax; seq++)
        {
            await ann.DoAsync("pin:add", new { conversation = group, seq });
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(index =>
            (index % 2 is 0 ? ann : ben).Account.PutAsync($"conversations/{group}/pins/{PinLimits.PinsMax + index}", new { })));

        Assert.Equal(1, answers.Count(answer => (int)answer.Status is 200));
        Assert.All(answers.Where(answer => (int)answer.Status is not 200), answer => answer.Refused(System.Net.HttpStatusCode.Conflict, "conflict"));
        Assert.Equal(PinLimits.PinsMax, await app.CountAsync("pins", "removed = 0"));
        await ann.DoAsync("pin:remove", new { conversation = group, seq = 1 });
        await ann.DoAsync("pin:add", new { conversation = group, seq = PinLimits.PinsMax + 4 });
        var all = new List<long>();
        string? cursor = null;
        do
        {
            var page = await ann.DoAsync("pin:list", new { conversation = group, cursor, limit = 30 });
            all.AddRange(Seqs(page));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        Assert.Equal(PinLimits.PinsMax, all.Distinct().Count());
    }

    [Fact]
    public async Task Two_who_pin_one_message_at_once_pin_it_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app, written: 10);
        var replica = new Replica(ben, group);
        await replica.OpenAsync();
        for (var seq = 1; seq <= 10; seq++)
        {
            var answers = await Task.WhenAll(
                ann.Account.PutAsync($"conversations/{group}/pins/{seq}", new { }), ben.Account.PutAsync($"conversations/{group}/pins/{seq}", new { }));

            Assert.Equal(answers[0].Ok().GetRawText(), answers[1].Ok().GetRawText());
        }

        var head = (await ben.DoAsync("feed:heads", new { })).GetProperty("heads").GetProperty("conversation:" + group).GetInt64();
        Assert.Equal(replica.Rev + 10, head);
    }

    [Fact]
    public async Task A_page_ends_where_the_messages_are_too_many_to_send_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, _, group) = await SetAsync(app, written: 0);
        await app.WriteAsync(ann, group, 60, new string('x', 20_000));
        for (var seq = 1; seq <= 60; seq++)
        {
            await ann.DoAsync("pin:add", new { conversation = group, seq });
        }

        var all = new List<long>();
        string? cursor = null;
        do
        {
            var page = await ann.DoAsync("pin:list", new { conversation = group, cursor, limit = 100 });
            Assert.InRange(page.GetRawText().Length, 1, 1_200_000);
            Assert.Equal(Seqs(page).Order(), page.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("seq").GetInt64()));
            all.AddRange(Seqs(page));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(1, 60).Select(seq => (long)seq).Reverse(), all);
    }

    private static async Task<(Chatter Ann, Chatter Ben, string Group)> SetAsync(ChatApp app, int written)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "pinned", ben);
        await app.WriteAsync(ann, group, written);
        return (ann, ben, group);
    }

    private static IReadOnlyList<long> Seqs(JsonElement listed) => [.. listed.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("seq").GetInt64())];
}
