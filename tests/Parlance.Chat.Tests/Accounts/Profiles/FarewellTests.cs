using System.Net;
using System.Text.Json;
using Parlance.Chat.Tests.Feeds;

namespace Parlance.Chat.Tests.Accounts.Profiles;

/// <summary>What a deleted account leaves behind where it took part.</summary>
public sealed class FarewellTests
{
    [Fact]
    public async Task It_leaves_groups_and_channels_and_somebody_else_looks_after_them()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid, dot) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"), await app.ChatterAsync("dot"));
        var group = await dot.CreateAsync("group", "moderated", ben, cid);
        await dot.DoAsync("member:change", new { conversation = group, user = cid.Id, role = "moderator" });
        var channel = await dot.CreateAsync("channel", "no moderator", ben);
        // Who came at one moment has no order.
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await cid.DoAsync("conversation:join", new { conversation = channel });
        var shared = await dot.CreateAsync("group", "two owners", ben, cid);
        await dot.DoAsync("member:change", new { conversation = shared, user = ben.Id, role = "owner" });
        var alone = await dot.CreateAsync("group", "alone");
        var guests = await dot.CreateAsync("group", "guests", ben);
        await dot.DoAsync("member:change", new { conversation = guests, user = ben.Id, role = "guest" });
        var bens = await UserReplica.OfAsync(ben);

        (await dot.Account.DeleteAsync("me")).Done();

        Assert.Equal("cid owner, ben member", await MembersAsync(cid, group));
        Assert.Equal("ben owner, cid member", await MembersAsync(ben, channel));
        Assert.Equal("ben owner, cid member", await MembersAsync(ben, shared));
        Assert.Equal("ben owner", await MembersAsync(ben, guests));
        Assert.Equal(0, await app.CountAsync("members", "left_at IS NULL AND user_id IN (SELECT id FROM users WHERE deleted_at IS NOT NULL)"));
        Assert.Equal(1, await app.CountAsync("conversations", "member_count = 0"));
        await ann.RefusedAsync("not_found", "message:history", new { conversation = alone });
        await bens.FollowAsync();
        Assert.Equal((await UserReplica.OfAsync(ben)).Shown, bens.Shown);
        // The new owner is one in all respects.
        await cid.DoAsync("conversation:archive", new { conversation = group, archived = true });
    }

    [Fact]
    public async Task Members_follow_it_live_and_hold_what_a_fresh_reading_gives()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("ann");
        var (ben, dot) = (await app.ChatterAsync("ben"), await app.ChatterAsync("dot"));
        var group = await dot.CreateAsync("group", "scene", ben);
        await dot.SayAsync(group, "hello");
        var held = new Replica(ben, group);
        await held.OpenAsync();
        var known = held.Rev;

        (await dot.Account.DeleteAsync("me")).Done();
        JsonElement change;
        do
        {
            change = await ben.ChangeAsync(held.Feed);
        }
        while (change.GetProperty("rev").GetInt64() <= known);
        await held.ApplyAsync(change);

        var fresh = new Replica(ben, group);
        await fresh.OpenAsync();
        // He has inherited it, in the same change.
        Assert.Contains("\"role\":\"owner\"", held.Shown(1), StringComparison.Ordinal);
        Assert.Equal(fresh.Shown(1), held.Shown(1));
        Assert.Equal((fresh.Rev, 1), (held.Rev, held.Syncs));
    }

    [Fact]
    public async Task Direct_conversations_stay_for_the_other_to_read()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("ann");
        var (ben, dot) = (await app.ChatterAsync("ben"), await app.ChatterAsync("dot"));
        var conversation = (await dot.SayToAsync(ben, "bye")).GetProperty("conversation").GetString()!;

        (await dot.Account.DeleteAsync("me")).Done();

        var page = await ben.DoAsync("message:history", new { conversation });
        Assert.Equal("bye", page.GetProperty("rows")[0].GetProperty("text").GetString());
        Assert.True(Assert.Single(page.GetProperty("people").EnumerateArray()).GetProperty("deleted").GetBoolean());
    }

    [Fact]
    public async Task Nobody_writes_to_it_any_more()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("ann");
        var (ben, dot) = (await app.ChatterAsync("ben"), await app.ChatterAsync("dot"));
        var clientId = Guid.CreateVersion7();
        var conversation = (await dot.SayToAsync(ben, "bye")).GetProperty("conversation").GetString()!;
        var sent = await ben.SayAsync(conversation, "stay", clientId);

        (await dot.Account.DeleteAsync("me")).Done();

        await ben.RefusedAsync("archived", "message:send", new { conversation, clientId = Guid.CreateVersion7(), text = "where are you?" });
        await ben.RefusedAsync("archived", "message:send", new { to = dot.Id, clientId = Guid.CreateVersion7(), text = "where are you?" });
        await ben.RefusedAsync("archived", "message:edit", new { conversation, seq = 2, text = "where are you?" });
        await ben.RefusedAsync("archived", "message:react", new { conversation, seq = 1, emoji = "🌻", on = true });
        await ben.RefusedAsync("archived", "typing:set", new { conversation, typing = true });
        (await ben.Account.PostAsync("messages", new { to = dot.Id, clientId = Guid.CreateVersion7(), text = "hello?" })).Refused(HttpStatusCode.Conflict, "archived");
        // What was acknowledged stays so, and can be taken back.
        Assert.Equal(sent.GetRawText(), (await ben.SayAsync(conversation, "stay", clientId)).GetRawText());
        await ben.DoAsync("message:delete", new { conversation, seq = 2 });
        Assert.Equal(["bye", ""], await ben.TextsAsync(conversation));
    }

    [Fact]
    public async Task Its_contacts_blocks_and_settings_go_with_it()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, dot) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("dot"));
        await ann.DoAsync("contact:request", new { user = dot.Id });
        await dot.DoAsync("contact:answer", new { user = ann.Id, accept = true });
        await dot.DoAsync("contact:request", new { user = ben.Id });
        await dot.DoAsync("block:add", new { user = ben.Id });
        await dot.DoAsync("settings:set", new { key = "theme", value = "dark" });
        var anns = await UserReplica.OfAsync(ann);

        (await dot.Account.DeleteAsync("me")).Done();

        await anns.FollowAsync();
        Assert.Equal((await UserReplica.OfAsync(ann)).Shown, anns.Shown);
        Assert.Empty((await ann.DoAsync("contact:list", new { })).GetProperty("items").EnumerateArray());
        foreach (var table in new[] { "contacts", "blocks", "personal_settings", "read_positions" })
        {
            Assert.Equal(0, await app.CountAsync(table, "user_id IN (SELECT id FROM users WHERE deleted_at IS NOT NULL)"));
        }

        await ann.RefusedAsync("not_found", "contact:request", new { user = dot.Id });
        Assert.Empty((await ann.DoAsync("people:find", new { q = "dot" })).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task An_account_that_is_kept_out_loses_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, dot) = (await app.ChatterAsync("ann"), await app.ChatterAsync("dot"));
        await ann.DoAsync("contact:request", new { user = dot.Id });
        await dot.DoAsync("contact:answer", new { user = ann.Id, accept = true });
        var group = await dot.CreateAsync("group", "hers", ann);

        (await ann.Account.PatchAsync($"admin/users/{dot.Id}", new { disabled = true })).Ok();
        (await ann.Account.PatchAsync($"admin/users/{dot.Id}", new { disabled = false })).Ok();

        Assert.Equal("dot owner, ann member", await MembersAsync(ann, group));
        Assert.Single((await ann.DoAsync("contact:list", new { })).GetProperty("items").EnumerateArray());
    }

    private static async Task<string> MembersAsync(Chatter who, string conversation)
    {
        var listed = await who.DoAsync("member:list", new { conversation });
        var names = listed.GetProperty("people").EnumerateArray().ToDictionary(card => card.GetProperty("id").GetString()!, card => card.GetProperty("username").GetString());
        return string.Join(", ", listed.GetProperty("items").EnumerateArray().Select(row => $"{names[row.GetProperty("user").GetString()!]} {row.GetProperty("role").GetString()}"));
    }
}
