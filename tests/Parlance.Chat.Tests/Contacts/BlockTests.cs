using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts;
using Parlance.Chat.Contacts;
using Parlance.Chat.Data;
using Parlance.Chat.Tests.Presence;

namespace Parlance.Chat.Tests.Contacts;

public sealed class BlockTests
{
    [Fact]
    public async Task Who_is_blocked_writes_edits_and_reacts_no_more_in_the_direct_conversation()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var conversation = (await ben.SayToAsync(ann, "hello")).GetProperty("conversation").GetString()!;
        var clientId = Guid.CreateVersion7();
        var sent = await ben.SayAsync(conversation, "are you there?", clientId);
        await ann.DoAsync("block:add", new { user = ben.Id });

        await ben.RefusedAsync("blocked", "message:send", new { conversation, text = "?", clientId = Guid.CreateVersion7() });
        await ben.RefusedAsync("blocked", "message:send", new { to = ann.Id, text = "?", clientId = Guid.CreateVersion7() });
        await ben.RefusedAsync("blocked", "message:edit", new { conversation, seq = 2, text = "answer me" });
        await ben.RefusedAsync("blocked", "message:react", new { conversation, seq = 1, emoji = "🌻", on = true });
        (await ben.Account.PostAsync("messages", new { to = ann.Id, text = "?", clientId = Guid.CreateVersion7() })).Refused(HttpStatusCode.Forbidden, "blocked");
        // What was acknowledged stays so, and both go on reading.
        Assert.Equal(sent.GetRawText(), (await ben.SayAsync(conversation, "are you there?", clientId)).GetRawText());
        Assert.Equal(["hello", "are you there?"], await ben.TextsAsync(conversation));
        await ben.DoAsync("message:delete", new { conversation, seq = 2 });

        await ann.DoAsync("block:remove", new { user = ben.Id });
        await ben.SayAsync(conversation, "thank you");
    }

    [Fact]
    public async Task Who_is_blocked_cannot_begin_a_conversation_or_ask_to_be_a_contact()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        await ann.DoAsync("block:add", new { user = ben.Id });

        await ben.RefusedAsync("blocked", "message:send", new { to = ann.Id, text = "hello", clientId = Guid.CreateVersion7() });
        await ben.RefusedAsync("blocked", "contact:request", new { user = ann.Id });
        await ann.RefusedAsync("conflict", "contact:request", new { user = ben.Id });

        Assert.Empty((await ben.DoAsync("conversation:list", new { })).GetProperty("items").EnumerateArray());
        Assert.Empty((await ann.DoAsync("contact:list", new { })).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task For_who_is_blocked_and_lets_people_in_the_other_is_somebody_who_is_not_there()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        await ann.DoAsync("block:add", new { user = ben.Id });
        var group = await ben.CreateAsync("group", "without ann", cid);

        foreach (var somebody in new[] { ann.Id, Guid.CreateVersion7().ToString() })
        {
            await ben.RefusedAsync("invalid", "member:invite", new { conversation = group, users = new[] { somebody } });
            await ben.RefusedAsync("invalid", "conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = "", members = new[] { somebody } });
        }

        // Somebody else may, and then both read each other. Who is there already is no newcomer.
        await cid.DoAsync("member:invite", new { conversation = group, users = new[] { ann.Id } });
        await ben.DoAsync("member:invite", new { conversation = group, users = new[] { ann.Id, cid.Id } });
        await ben.SayAsync(group, "so you are here");
        await ann.SayAsync(group, "yes");
        Assert.Equal(["so you are here", "yes"], await ann.TextsAsync(group));
        Assert.Equal(["so you are here", "yes"], await ben.TextsAsync(group));
    }

    [Fact]
    public async Task A_block_ends_the_contact_and_tells_the_other_nothing_else()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        await ann.DoAsync("contact:request", new { user = ben.Id });
        await ben.DoAsync("contact:answer", new { user = ann.Id, accept = true });
        await cid.DoAsync("contact:request", new { user = ann.Id });
        await ann.DoAsync("block:add", new { user = ben.Id });
        await ann.DoAsync("block:add", new { user = cid.Id });

        var bens = await ben.DoAsync("feed:sync", new { feed = ben.Feed });
        var row = Assert.Single(bens.GetProperty("rows").EnumerateArray());
        Assert.Equal(("contact", "removed"), (row.GetProperty("type").GetString(), row.GetProperty("state").GetString()));
        // To be blocked looks as it does to wait.
        var cids = Assert.Single((await cid.DoAsync("contact:list", new { })).GetProperty("items").EnumerateArray());
        Assert.Equal("requested", cids.GetProperty("state").GetString());
        Assert.Empty((await ann.DoAsync("contact:list", new { })).GetProperty("items").EnumerateArray());
        Assert.Equal(2, (await ann.DoAsync("block:list", new { })).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_guest_of_the_server_blocks_whoever_came_to_them_and_learns_of_nobody_else()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var guest = await app.GuestOfAsync(ann, "visitor");
        var nobody = await guest.AskAsync("block:add", new { user = Guid.CreateVersion7() });

        Assert.Equal(nobody.ToString(), (await guest.AskAsync("block:add", new { user = ben.Id })).ToString());
        await ben.DoAsync("contact:request", new { user = guest.Id });
        await guest.DoAsync("block:add", new { user = ben.Id });

        await ben.RefusedAsync("blocked", "contact:request", new { user = guest.Id });
    }

    [Fact]
    public async Task Other_features_ask_about_one_or_many()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        await ann.DoAsync("block:add", new { user = cid.Id });
        await ben.DoAsync("block:add", new { user = cid.Id });
        await ben.DoAsync("block:remove", new { user = cid.Id });
        var (a, b, c) = (IdOf(ann), IdOf(ben), IdOf(cid));

        var (one, other, many, none, by) = await app.Services.GetRequiredService<ChatDatabase>().ReadAsync(
            async db => (
                await Blocks.IsBlockedAsync(db, a, c),
                await Blocks.IsBlockedAsync(db, c, a),
                await Blocks.WhoBlockedAsync(db, [a, b], c),
                await Blocks.WhoBlockedAsync(db, [], c),
                await Blocks.BlockedByAsync(db, a)),
            TestContext.Current.CancellationToken);

        Assert.True(one);
        Assert.False(other);
        Assert.Equal([a], many);
        Assert.Empty(none);
        Assert.Equal([c], by);
    }

    private static UserId IdOf(Chatter chatter) => UserId.Of(Guid.Parse(chatter.Id));
}
