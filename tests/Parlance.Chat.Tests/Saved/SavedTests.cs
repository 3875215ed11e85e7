using System.Text.Json;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Saved;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Chat.Tests.Feeds;
using Parlance.Chat.Tests.Messages;

namespace Parlance.Chat.Tests.Saved;

public sealed class SavedTests
{
    [Fact]
    public async Task What_is_saved_is_listed_with_its_messages_the_last_first_on_all_devices()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, phone) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("ben"));
        var (group, other) = (await ann.CreateAsync("group", "one", ben), await ann.CreateAsync("group", "other", ben));
        await app.WriteAsync(ann, group, 3);
        await app.WriteAsync(ann, other, 1, "elsewhere");
        await ben.DoAsync("saved:add", new { conversation = group, seq = 3 });
        await ben.DoAsync("saved:add", new { conversation = other, seq = 1 });
        await ben.DoAsync("saved:add", new { conversation = group, seq = 1 });
        await ben.DoAsync("saved:add", new { conversation = group, seq = 2 });
        await ben.DoAsync("saved:remove", new { conversation = group, seq = 2 });

        var first = await phone.DoAsync("saved:list", new { limit = 2 });
        var second = await phone.DoAsync("saved:list", new { limit = 2, cursor = first.GetProperty("next").GetString() });

        Assert.Equal([(group, 1, "written"), (other, 1, "elsewhere")], Shown(first));
        Assert.Equal([(group, 3, "written")], Shown(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(ann.Id, Assert.Single(first.GetProperty("people").EnumerateArray()).GetProperty("id").GetString());
        Assert.Empty((await ann.DoAsync("saved:list", new { })).GetProperty("items").EnumerateArray());
        await ben.RefusedAsync("invalid", "saved:list", new { cursor = "x" });
    }

    [Fact]
    public async Task To_save_twice_changes_nothing_and_what_was_not_saved_is_not_taken_out()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);

        await ben.RefusedAsync("not_found", "saved:remove", new { conversation = group, seq = 1 });
        var first = await ben.DoAsync("saved:add", new { conversation = group, seq = 1 });
        var again = await ben.DoAsync("saved:add", new { conversation = group, seq = 1 });
        var gone = await ben.DoAsync("saved:remove", new { conversation = group, seq = 1 });
        var still = await ben.DoAsync("saved:remove", new { conversation = group, seq = 1 });

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(gone.GetRawText(), still.GetRawText());
        await ann.DoAsync("message:delete", new { conversation = group, seq = 2 });
        await ben.RefusedAsync("conflict", "saved:add", new { conversation = group, seq = 2 });
        await ben.RefusedAsync("not_found", "saved:add", new { conversation = group, seq = 9 });
    }

    [Fact]
    public async Task What_is_deleted_is_empty_and_what_one_may_not_read_any_more_is_not_there()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await SetAsync(app);
        foreach (var seq in new[] { 1, 2 })
        {
            await ben.DoAsync("saved:add", new { conversation = group, seq });
        }

        await ann.DoAsync("message:delete", new { conversation = group, seq = 2 });
        Assert.Equal([(group, 2, ""), (group, 1, "written")], Shown(await ben.DoAsync("saved:list", new { })));

        await ann.DoAsync("member:kick", new { conversation = group, user = ben.Id });
        await ann.DoAsync("message:edit", new { conversation = group, seq = 1, text = "secret" });

        var listed = await ben.DoAsync("saved:list", new { });
        Assert.Equal([(group, 2, null), (group, 1, null)], Shown(listed));
        Assert.DoesNotContain(ann.Id, listed.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", (await ben.Account.GetAsync("me/saved")).Text, StringComparison.Ordinal);
        await ben.RefusedAsync("not_found", "saved:add", new { conversation = group, seq = 1 });
        await ben.DoAsync("saved:remove", new { conversation = group, seq = 1 });

        // Who comes back sees it again, unless it is too old for them then.
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { ben.Id } });
        Assert.Equal([(group, 2, "")], Shown(await ben.DoAsync("saved:list", new { })));
        await ann.DoAsync("conversation:describe", new { conversation = group, historyFor = "joined" });
        await ben.DoAsync("conversation:leave", new { conversation = group });
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { ben.Id } });
        Assert.Equal([(group, 2, null)], Shown(await ben.DoAsync("saved:list", new { })));
    }

    [Fact]
    public async Task Two_devices_that_save_at_once_agree()
    {
        await using var app = await ChatApp.StartAsync();
        var (_, ben, group) = await SetAsync(app);
        var held = await UserReplica.OfAsync(ben);
        for (var round = 0; round < 8; round++)
        {
            await Task.WhenAll(
                ben.Account.PutAsync($"me/saved/{group}/1", new { }), ben.Account.PutAsync($"me/saved/{group}/2", new { }), ben.Account.DeleteAsync($"me/saved/{group}/1"));
        }

        await held.FollowAsync();
        Assert.Equal((await UserReplica.OfAsync(ben)).Shown, held.Shown);
        Assert.Equal(2, await app.CountAsync("saved_messages"));
    }

    [Fact]
    public async Task There_are_so_many_and_no_more()
    {
        await using var app = await ChatApp.StartAsync();
        var (_, ben, group) = await SetAsync(app);
        await app.WriteAsync(async (db, _) =>
        {
            for (var seq = 10; seq < 10 + SavedLimits.SavedMax - 1; seq++)
            {
                await SavedStore.PutAsync(db, new UserId(Guid.Parse(ben.Id)), new() { ConversationId = new ConversationId(Guid.Parse(group)), Seq = seq, Rev = seq });
            }
        });

        await ben.DoAsync("saved:add", new { conversation = group, seq = 1 });
        await ben.RefusedAsync("conflict", "saved:add", new { conversation = group, seq = 2 });
        await ben.DoAsync("saved:remove", new { conversation = group, seq = 1 });
        await ben.DoAsync("saved:add", new { conversation = group, seq = 2 });
    }

    [Fact]
    public async Task It_is_in_the_export_and_goes_with_the_account()
    {
        await using var app = await ChatApp.StartAsync();
        var (_, ben, group) = await SetAsync(app);
        await ben.DoAsync("saved:add", new { conversation = group, seq = 1 });
        await ben.DoAsync("saved:add", new { conversation = group, seq = 2 });
        await ben.DoAsync("saved:remove", new { conversation = group, seq = 2 });

        var row = Assert.Single((await ben.Account.GetAsync("me/export")).Ok().GetProperty("saved").EnumerateArray());
        Assert.Equal((group, 1), (row.GetProperty("conversation").GetString(), row.GetProperty("seq").GetInt64()));

        (await ben.Account.DeleteAsync("me")).Done();
        Assert.Equal(0, await app.CountAsync("saved_messages"));
    }

    private static async Task<(Chatter Ann, Chatter Ben, string Group)> SetAsync(ChatApp app)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "read", ben);
        await app.WriteAsync(ann, group, 2);
        return (ann, ben, group);
    }

    private static IReadOnlyList<(string, long, string?)> Shown(JsonElement listed) =>
    [
        .. listed.GetProperty("items").EnumerateArray().Select(item => (
            item.GetProperty("saved").GetProperty("conversation").GetString()!,
            item.GetProperty("saved").GetProperty("seq").GetInt64(),
            item.GetProperty("message") is { ValueKind: JsonValueKind.Object } message ? message.GetProperty("text").GetString() : null)),
    ];
}
